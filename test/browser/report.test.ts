import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../run-cli.ts";
import { starterCase, writeFiles } from "../temporary.ts";
import {
  accessibilityViolations,
  launch,
  openPage,
  scrollsSideways,
  type View,
} from "./browser.ts";

const root = join(import.meta.dirname, "..", "..");
const screenshots = join(root, "test", "out");

const views: (View & { name: string })[] = [
  { name: "phone", width: 390, height: 844 },
  { name: "desk", width: 1440, height: 900 },
  { name: "desk-dark", width: 1440, height: 900, dark: true },
];

const claims = readdirSync(join(root, "examples", "pakistan-2024", "claims")).map((name) =>
  name.replace(/\.md$/, ""),
);

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await launch();
});
afterAll(() => browser.close());

/** Opens a page of a report in every view and asserts what holds for all: it fits, is silent, and is accessible. */
const expectReadable = async (file: string, name: string, inViews = views): Promise<void> => {
  for (const view of inViews) {
    const { page, errors, requests } = await openPage(browser, pathToFileURL(file).href, view);
    const where = `${name} at ${view.name}`;
    await page.screenshot({ path: join(screenshots, `${name}-${view.name}.png`) });
    expect(await scrollsSideways(page), `${where} scrolls sideways`).toBe(false);
    expect(await accessibilityViolations(page), where).toEqual([]);
    expect(errors, where).toEqual([]);
    expect(requests, where).toEqual([]);
    await page.context().close();
  }
};

const reportOf = async (folder: string): Promise<string> => {
  expect((await runCli(["report", folder])).code).toBe(0);
  return join(folder, "report");
};

describe("the report of the shipped case", () => {
  const folder = mkdtempSync(join(tmpdir(), "mandate-report-"));
  let report: string;
  beforeAll(async () => {
    cpSync(join(root, "examples", "pakistan-2024"), folder, { recursive: true });
    report = await reportOf(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the front page is readable on a phone and a desk, light and dark", async () => {
    await expectReadable(join(report, "index.html"), "pakistan-index");
  });

  test.for(claims)("the page of the claim %s is readable", async (id) => {
    // The light desk view differs from these two in nothing the front page does not show.
    await expectReadable(join(report, "claims", `${id}.html`), `pakistan-${id}`, [
      views[0],
      views[2],
    ]);
  });

  test("the front page links every claim's page", () => {
    const index = readFileSync(join(report, "index.html"), "utf8");
    const linked = [...index.matchAll(/href="claims\/([^"]+)\.html"/g)];
    expect(new Set(linked.map(([, id]) => decodeURIComponent(id)))).toEqual(new Set(claims));
    expect(new Set(readdirSync(join(report, "claims")))).toEqual(
      new Set(claims.map((id) => `${id}.html`)),
    );
  });

  test("the first screen of a phone answers the three questions", async () => {
    const url = pathToFileURL(join(report, "index.html")).href;
    const { page } = await openPage(browser, url, views[0]);
    for (const words of ["What holds", "What does not", "What nobody can know yet"]) {
      const box = await page.getByRole("heading", { name: words }).first().boundingBox();
      expect(box && box.y + box.height, words).toBeLessThan(844);
    }
    await page.context().close();
  });

  test("a reader gets from a finding to its rows and its query with the keyboard alone", async () => {
    const url = pathToFileURL(join(report, "index.html")).href;
    const { page } = await openPage(browser, url, views[1]);
    await page.getByRole("link", { name: "In every seat declared for MQM-P" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/not-even-third/);
    expect(await page.getByRole("row").count()).toBe(18);
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("pre").first().isVisible()).toBe(true);
    await page.context().close();
  });
});

test("a report in Urdu reads right to left", async () => {
  const folder = starterCase();
  const yaml = readFileSync(join(folder, "case.yaml"), "utf8");
  writeFiles(folder, {
    "case.yaml": yaml
      .replace("language: en", "language: ur")
      .replace("A recount in Northport", "شمالی بندرگاہ میں دوبارہ گنتی"),
  });
  const report = await reportOf(folder);
  await expectReadable(join(report, "index.html"), "urdu-index");
  await expectReadable(join(report, "claims", "north-was-won.html"), "urdu-claim");
  const { page } = await openPage(
    browser,
    pathToFileURL(join(report, "index.html")).href,
    views[1],
  );
  expect(await page.evaluate("getComputedStyle(document.body).direction")).toBe("rtl");
  await page.context().close();
});
