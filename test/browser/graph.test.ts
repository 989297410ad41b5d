import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onMediaCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

/** 200 statements of 25 reports through 40 outlets by 60 speakers. */
const many = Array.from({ length: 200 }, (_, at) =>
  JSON.stringify({
    id: `many#${at + 1}`,
    type: "Annotation",
    target: { source: `https://example.org/${at % 25}/`, title: `Report ${at % 25}` },
    body: {
      statement: `Something was said for the ${at}th time.`,
      chain: [
        { kind: "publication" },
        { kind: "outlet", name: `Outlet ${at < 50 ? 0 : at % 40}` },
        { kind: "person", name: at === 111 ? "مصطفیٰ کمال" : `Speaker ${at % 60}` },
      ],
      restsOn: [],
      madeBy: "person",
      status: "confirmed",
    },
  }),
).join("\n");

const on = onMediaCase(async ({ folder, workbench }) => {
  writeFileSync(join(folder, "statements/many.jsonl"), `${many}\n`);
  await workbench.desk.live.refresh();
});

const [desk] = settings;

test("a graph of many is grouped, opened column by column, filtered, and read as a list", {
  timeout: 120_000,
}, async () => {
  const { page, open, errors } = await visit(on.browser, on.media.workbench, desk);
  await open("/statements");
  const graph = page.getByRole("group", { name: "Where it all comes from" });
  await graph.waitFor();
  const outlets = graph.getByRole("button", { name: /^Outlet \d/ });
  await expect.poll(() => outlets.count()).toBe(13);
  await graph.getByRole("button", { name: /^27 others: show/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => outlets.count()).toBe(40);
  await graph.getByRole("button", { name: "fewer" }).click();
  await expect.poll(() => outlets.count()).toBe(13);
  await page.getByRole("searchbox", { name: "Find in the graph" }).fill("مصطفی");
  await expect.poll(() => outlets.count()).toBe(1);
  await page.getByText("The same as a list").click();
  await expect.poll(() => page.locator(".ways li").count()).toBe(2);
  await graph.getByRole("button", { name: /مصطفیٰ/ }).click();
  // It stood there before the others went: what is waited for is that they did.
  await expect.poll(() => page.getByRole("article", { name: /^many#/ }).count()).toBe(1);
  await page.getByRole("article", { name: "many#112" }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test.each(settings)(
  "the graph of many, $name, fits and is accessible",
  {
    timeout: 120_000,
  },
  async (setting) => {
    const { page, open, expectSound } = await visit(on.browser, on.media.workbench, setting);
    await open("/statements");
    await page.locator(".graph .group").first().waitFor();
    await page.locator("#graph").scrollIntoViewIfNeeded();
    await expectSound("graph-of-many");
    await page.context().close();
  },
);
