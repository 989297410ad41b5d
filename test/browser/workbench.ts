import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { Workbench } from "../../src/server/listen.ts";
import { accessibilityViolations, scrollsSideways } from "./browser.ts";

const screenshots = join(import.meta.dirname, "..", "out");

export interface Setting {
  name: string;
  width: number;
  height: number;
  locale: string;
  dark: boolean;
}

const widths = [
  { name: "desk", width: 1440, height: 900 },
  { name: "phone", width: 390, height: 844 },
  { name: "4k", width: 3840, height: 2160 },
];

/** A desk, a phone and a wall, in both languages, light and dark; the first is what most people have. */
export const settings: Setting[] = widths.flatMap(({ name, width, height }) =>
  ["en-GB", "ur-PK"].flatMap((locale) =>
    [false, true].map((dark) => ({
      name: `${name}${locale === "ur-PK" ? "-ur" : ""}${dark ? "-dark" : ""}`,
      width,
      height,
      locale,
      dark,
    })),
  ),
);

export interface Visit {
  page: Page;
  /** Console errors and uncaught exceptions. */
  errors: string[];
  /** Requests to any host but the workbench's own. */
  foreign: string[];
  /** Opens a view by its address and waits until it stands. */
  open: (path: string) => Promise<void>;
  /** Asserts what holds of every view: it fits, is silent, asks nobody else, and is accessible. */
  expectSound: (name: string) => Promise<void>;
}

/** A browser's visit to the workbench, with the policy of the page in force. */
export const visit = async (
  browser: Browser,
  workbench: Workbench,
  { name: setting, width, height, locale, dark }: Setting,
): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    colorScheme: dark ? "dark" : "light",
  });
  const page = await context.newPage();
  const own = `http://127.0.0.1:${workbench.port}/`;
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:")) foreign.push(url);
  });
  await page.goto(workbench.address());
  const settled = async (): Promise<void> => {
    await page.locator("main h1").first().waitFor();
    // Asked from outside: the page's policy lets no text be run as script in it.
    const busy =
      "!!document.querySelector('main [aria-busy=true]') || !!document.querySelector('main p.meta.page') || !!document.querySelector('#pending')";
    await expect.poll(() => page.evaluate(busy), { timeout: 20_000 }).toBe(false);
  };
  return {
    page,
    errors,
    foreign,
    async open(path) {
      await page.goto(`${own}${path.slice(1)}`);
      await settled();
    },
    async expectSound(name) {
      await settled();
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `workbench-${name}-${setting}.png`) });
      const where = `${name} at ${setting}`;
      expect(await scrollsSideways(page), `${where} scrolls sideways`).toBe(false);
      expect(await accessibilityViolations(page), where).toEqual([]);
      expect(errors, where).toEqual([]);
      expect(foreign, where).toEqual([]);
    },
  };
};
