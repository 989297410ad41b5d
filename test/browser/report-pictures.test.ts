import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { runCli } from "../run-cli.ts";
import { caseWithPictures, png } from "../sheet-pictures.ts";
import { accessibilityViolations, launch, openPage, scrollsSideways } from "./browser.ts";

/** Loaded from beside the page, which may ask for nothing else. */
const expectLoaded = async (picture: Locator): Promise<void> => {
  await picture.scrollIntoViewIfNeeded();
  const width = (): Promise<unknown> =>
    picture.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth);
  await expect.poll(width).toBe(1);
};

test("a report on a disk shows the pictures of sheets beside their figures, on a phone and a desk", async () => {
  const folder = caseWithPictures({ "sheets/North/1.png": png, "sheets/North/2.png": png });
  expect((await runCli(["report", folder])).code).toBe(0);
  const file = join(folder, "report", "claims", "every-sheet.html");
  expect(readFileSync(file, "utf8")).toContain("../media/sheets/");
  const browser = await launch();
  // With the page's own policy in force, which `openPage` sets aside for the accessibility tests.
  const plain = await (await browser.newContext()).newPage();
  const refused: string[] = [];
  plain.on("console", (message) => refused.push(message.text()));
  await plain.goto(pathToFileURL(file).href);
  for (const picture of await plain.locator("figure.scan img").all()) await expectLoaded(picture);
  expect(refused).toEqual([]);
  for (const view of [
    { width: 390, height: 844 },
    { width: 1440, height: 900, dark: true },
  ]) {
    const { page, errors } = await openPage(browser, pathToFileURL(file).href, view);
    const pictures = page.locator("figure.scan img");
    expect(await pictures.count()).toBe(2);
    for (const picture of await pictures.all()) await expectLoaded(picture);
    await page.screenshot({
      path: join(import.meta.dirname, "..", "out", `report-pictures-${view.width}.png`),
      fullPage: true,
    });
    expect(await scrollsSideways(page)).toBe(false);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  }
  await browser.close();
}, 60_000);
