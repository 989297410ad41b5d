import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Debian's Chromium, without the sandbox that root cannot have and without background requests. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export interface Opened {
  page: Page;
  /** Console errors and uncaught exceptions. */
  errors: string[];
  /** Addresses the page asked for, other than its own files. */
  requests: string[];
}

export interface View {
  width: number;
  height: number;
  dark?: boolean;
}

/** Opens a page at a size, recording what it logs and requests. */
export const openPage = async (browser: Browser, url: string, view: View): Promise<Opened> => {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.dark ? "dark" : "light",
    bypassCSP: true,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
      requests.push(request.url());
    }
  });
  await page.goto(url);
  return { page, errors, requests };
};

/** Whether the page is wider than its window. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

interface AxeViolation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** Violations axe-core finds on the page, each with the elements at fault. */
export const accessibilityViolations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const violations: AxeViolation[] = await page.evaluate(
    "axe.run(document).then(({ violations }) => violations)",
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .map(({ html }) => html)
        .join(" | ")
        .slice(0, 400)}`,
  );
};
