import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { accessibilityViolations } from "./browser.ts";
import { onCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onCase((folder) => {
  cpSync(join(import.meta.dirname, "..", "..", "examples", "pakistan-2024"), folder, {
    recursive: true,
  });
});

const named = (name: string) => {
  const found = settings.find((one) => one.name === name);
  if (!found) throw new Error(`no setting ${name}`);
  return found;
};

const focused = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement.className || document.activeElement.tagName");

/** Whether what is chosen lies wholly within the list that scrolls. */
const chosenInSight = (page: Page): Promise<boolean> =>
  page.evaluate(`(() => {
    const list = document.querySelector("#hits").getBoundingClientRect();
    const one = document.querySelector("#hits [aria-selected=true]").getBoundingClientRect();
    return one.top >= list.top - 1 && one.bottom <= list.bottom + 1;
  })()`);

describe.each([named("desk"), named("phone-ur-dark")])("by keyboard alone, $name", (setting) => {
  test("search keeps what is chosen in sight, says when nothing is found, and gives the focus back", {
    timeout: 60_000,
  }, async () => {
    const { page, open, errors } = await visit(on.browser, on.workbench, setting);
    await open("/claims");
    await page.locator("button.find").focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    const box = dialog.getByRole("combobox");
    const found = dialog.getByRole("option");
    await box.fill("na-");
    await expect.poll(() => found.count()).toBeGreaterThan(20);
    expect(await accessibilityViolations(page)).toEqual([]);
    for (let step = 0; step < 18; step += 1) await page.keyboard.press("ArrowDown");
    const chosen = dialog.locator("[role=option][aria-selected=true]");
    await expect.poll(() => chosen.getAttribute("id")).toBe("hit-18");
    await expect.poll(() => chosenInSight(page)).toBe(true);
    // Fewer are found than the place that was chosen: the last of them is, and none is lost.
    await box.fill("na-236");
    await expect.poll(() => found.count()).toBeLessThan(18);
    await expect.poll(() => chosen.count()).toBe(1);
    await box.fill("nothing is called so");
    await expect.poll(() => dialog.getByRole("status").textContent()).not.toBe("");
    expect(await accessibilityViolations(page)).toEqual([]);
    await box.fill("");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await focused(page)).toBe("find");
    // The view that is open already: nothing changes, and the focus is where it was.
    await page.keyboard.press("Control+k");
    await expect.poll(() => dialog.getByRole("option").count()).toBeGreaterThan(5);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    expect(await focused(page)).toBe("find");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("what cannot be shown says so under a heading, in the language of the page", {
    timeout: 60_000,
  }, async () => {
    const { page } = await visit(on.browser, on.workbench, setting);
    const own = `http://127.0.0.1:${on.workbench.port}`;
    for (const path of [
      "/claims/none",
      "/contests/none",
      "/recordings/none.wav",
      "/no/such/view",
    ]) {
      await page.goto(`${own}${path}`);
      await page
        .getByRole("main")
        .getByRole("heading", { level: 1, name: /This cannot be shown|یہ دکھایا نہیں جا سکتا/ })
        .waitFor();
      expect(await accessibilityViolations(page), path).toEqual([]);
    }
    await page.context().close();
  });

  test("the window is named after the view, whose place in the navigation is in sight", {
    timeout: 60_000,
  }, async () => {
    const { page, open } = await visit(on.browser, on.workbench, setting);
    for (const [path, name] of [
      ["/ledger", /^(?:Ledger|کھاتا) · Pakistan 2024/],
      ["/claims", /^(?:Claims|دعوے) · Pakistan 2024/],
    ] as const) {
      await open(path);
      await expect.poll(() => page.title()).toMatch(name);
      const inSight =
        "(() => { const { left, right } = document.querySelector('nav a.active').getBoundingClientRect(); return left >= 0 && right <= innerWidth; })()";
      await expect.poll(() => page.evaluate(inSight)).toBe(true);
    }
    await page.context().close();
  });
});

test("a date after a name in a line of Urdu is read year first, and is not torn", {
  timeout: 60_000,
}, async () => {
  const { page, open } = await visit(on.browser, on.workbench, named("phone-ur-dark"));
  await open("/claims/not-even-third");
  const date = page.locator("p.question bdi.whole");
  await date.waitFor();
  expect(await date.textContent()).toBe("2024-02-28");
  // Where its characters are drawn: from left to right, on one line.
  const drawn: { x: number; y: number }[] = await date.evaluate((element) => {
    const { ownerDocument, firstChild } = element as unknown as {
      ownerDocument: {
        createRange: () => {
          setStart: (node: unknown, at: number) => void;
          setEnd: (node: unknown, at: number) => void;
          getBoundingClientRect: () => { x: number; y: number };
        };
      };
      firstChild: unknown;
    };
    return Array.from({ length: 10 }, (_, at) => {
      const range = ownerDocument.createRange();
      range.setStart(firstChild, at);
      range.setEnd(firstChild, at + 1);
      const { x, y } = range.getBoundingClientRect();
      return { x, y };
    });
  });
  expect(new Set(drawn.map(({ y }) => y)).size).toBe(1);
  expect(drawn.map(({ x }) => x)).toEqual(drawn.map(({ x }) => x).toSorted((a, b) => a - b));
  await page.context().close();
});
