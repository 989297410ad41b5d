import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { onCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const example = join(import.meta.dirname, "..", "..", "examples", "pakistan-2024");

const views = [
  { name: "overview", path: "/" },
  { name: "claims", path: "/claims" },
  { name: "claim", path: "/claims/not-even-third" },
  { name: "editor", path: "/claims/not-even-third/edit" },
  { name: "new-claim", path: "/new-claim" },
  { name: "statements", path: "/statements" },
  { name: "recordings", path: "/recordings" },
  { name: "results", path: "/results" },
  { name: "sheets", path: "/results/na-2024-form45-tally-1" },
  { name: "reconcile", path: "/reconcile?a=na-2024-form47&b=na-2024-form45-pti-mqm" },
  { name: "issues", path: "/issues" },
  { name: "contests", path: "/contests" },
  { name: "contest", path: "/contests/NA-236" },
  { name: "seats", path: "/seats" },
  { name: "exhibits", path: "/exhibits" },
  { name: "ledger", path: "/ledger" },
];

const on = onCase((folder) => {
  cpSync(example, folder, { recursive: true });
});

describe.each(settings)("every view of the shipped case, $name", (setting) => {
  test("fits, is accessible, logs no error and asks no other host", {
    timeout: 180_000,
  }, async () => {
    const { page, open, expectSound } = await visit(on.browser, on.workbench, setting);
    for (const { name, path } of views) {
      await open(path);
      expect(await page.getAttribute("html", "dir")).toBe(
        setting.locale === "ur-PK" ? "rtl" : "ltr",
      );
      await expectSound(name);
    }
    await page.context().close();
  });
});

describe("by keyboard and by visible labels", () => {
  const [desk] = settings;

  test("search finds a contest and opens it without the mouse", async () => {
    const { page, open, errors } = await visit(on.browser, on.workbench, desk);
    await open("/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("NA-236");
    await page.getByRole("option", { name: "NA-236" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "NA-236" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.getByRole("heading", { level: 1, name: "Seats" }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("the interface changes to Urdu, right to left, and stays so", async () => {
    const { page, open } = await visit(on.browser, on.workbench, desk);
    await open("/");
    await page.getByRole("button", { name: "اردو" }).click();
    await page.getByRole("link", { name: "دعوے" }).first().click();
    await page.getByRole("heading", { level: 1, name: "دعوے" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "دعوے" }).waitFor();
    expect(await page.getAttribute("html", "dir")).toBe("rtl");
    await page.context().close();
  });

  test("a draft is tested as it is typed, with names completed", async () => {
    const { page, open, errors } = await visit(on.browser, on.workbench, desk);
    await open("/claims/one-ministry/edit");
    const editor = page.getByRole("textbox", { name: "The claim’s file" });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n\n```sql check\nfrom seats_w", { delay: 15 });
    await page.getByRole("option", { name: /seats_won/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+a");
    const text =
      "---\nclaim: The declared seats are these\n---\n\n```sql check\nselect 2 > 1 as holds\n```\n";
    await page.keyboard.insertText(text);
    await page.locator(".verdict").getByText("supported").waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("a common check is put together by a form, for people who do not write SQL", async () => {
    const { page, open } = await visit(on.browser, on.workbench, desk);
    await open("/new-claim");
    await page.getByLabel("The claim, in one sentence").fill("PML-N won at least 75 seats");
    await page.getByRole("button", { name: "Begin" }).click();
    await page.locator("summary", { hasText: "Common checks" }).click();
    await page.getByLabel("Tabulation").selectOption("na-2024-form47");
    await page.getByLabel(/^Party/).selectOption("PML-N");
    await page.getByLabel("At least").fill("75");
    await page.getByRole("button", { name: "Add this check" }).click();
    await page.locator(".verdict").getByText("supported").waitFor();
    await page.context().close();
  });

  test("a what-if lays the changed house beside the declared one, and each switch goes on and off", async () => {
    const { page, open, expectSound } = await visit(on.browser, on.workbench, desk);
    await open("/seats");
    await page
      .getByRole("combobox", { name: "Tabulation", exact: true })
      .selectOption("na-2024-form47");
    await page.getByLabel("Result taken from").selectOption("na-2024-form45-pti-mqm");
    await page.getByLabel("Wherever this party was declared").selectOption("MQM-P");
    await page.getByRole("button", { name: "Add this switch" }).click();
    const seats = page.getByRole("group", { name: "What if" });
    const row = seats.getByRole("row", { name: /^Muttahida/ });
    // The declared 17 stands there with every switch off, too: the difference tells that this one is on.
    await expect.poll(() => row.textContent()).toMatch(/17.*-/);
    await expectSound("what-if");
    await page.getByRole("switch").click();
    await page.getByText("No switch is on").waitFor();
    await page.context().close();
  });

  test("two tabulations are set against each other, and lead to the contest that differs", async () => {
    const { page, open } = await visit(on.browser, on.workbench, desk);
    await open("/results");
    await page.getByRole("link", { name: "Set two against each other" }).click();
    await page.getByRole("combobox", { name: "First", exact: true }).selectOption("na-2024-form47");
    await page
      .getByRole("combobox", { name: "Second", exact: true })
      .selectOption("na-2024-form45-pti-mqm");
    await page.getByText("Contests led by another").waitFor();
    await page.locator("dd").getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: /^NA-/ }).waitFor();
    await page.context().close();
  });

  test("a coalition is built by its buttons, and says who is needed", async () => {
    const { page, open } = await visit(on.browser, on.workbench, desk);
    await open("/seats");
    await page
      .getByRole("combobox", { name: "Tabulation", exact: true })
      .selectOption("na-2024-form47");
    for (const party of ["Pakistan Muslim League (N)", "Pakistan Peoples Party"])
      await page.getByRole("button", { name: `Add ${party}` }).click();
    await page.getByText("129 of 134 needed").waitFor();
    await page.getByText("5 short of a majority.").waitFor();
    await page.getByRole("button", { name: "Add Muttahida Qaumi Movement Pakistan" }).click();
    await page.getByText("A majority, with 12 to spare.").waitFor();
    await expect.poll(() => page.getByText("needed", { exact: true }).count()).toBe(3);
    await page.context().close();
  });
});
