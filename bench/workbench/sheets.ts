import type { Browser, Page } from "playwright-core";
import { openWorkbench } from "../../src/server/listen.ts";
import { report } from "../ratio.ts";

const SCROLL_MS = 4000;

/** Scrolls three rows a frame, as a hand on the wheel does, and gives the frames a second. */
const frames = `new Promise((done) => {
  const box = document.querySelector(".sheets");
  const start = performance.now();
  let count = 0;
  const step = (now) => {
    count += 1;
    box.scrollTop += 90;
    if (now - start < ${SCROLL_MS}) requestAnimationFrame(step);
    else done((count * 1000) / (now - start));
  };
  requestAnimationFrame(step);
})`;

/** Waits in the page itself until the rows in sight have cells that pass: asking from outside costs what it measures. */
const until = (condition: string): string => `new Promise((done, fail) => {
  setTimeout(() => fail(new Error("never came")), 60_000);
  const look = () => {
    const cells = [...document.querySelectorAll('.sheets .body [role="row"]')].map((row) => row.firstElementChild);
    const total = Number(document.querySelector(".sheets")?.getAttribute("aria-rowcount") ?? 0) - 1;
    if (${condition}) done(performance.now()); else requestAnimationFrame(look);
  };
  look();
})`;

const filled = "cells.length > 0 && cells.every((cell) => cell.textContent !== '')";

const timed = async (page: Page, act: () => Promise<void>, condition: string): Promise<number> => {
  const start = Number(await page.evaluate("performance.now()"));
  await act();
  return Number(await page.evaluate(until(condition))) - start;
};

interface Sheets {
  name: string;
  folder: string;
  web: string;
  memory: string;
  /** What is typed into the filter. */
  typed: string;
}

/** The sheet table of a case's only tabulation: first paint, filter, jump to the end, frames while scrolling. */
export const benchSheets = async (browser: Browser, options: Sheets): Promise<void> => {
  const { name, typed, ...rest } = options;
  const workbench = await openWorkbench(rest);
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" })
  ).newPage();
  await page.goto(workbench.address());
  await workbench.desk.live.checked();
  await page.getByRole("navigation").getByRole("link", { name: "Results" }).click();
  const link = page.locator(".card-title a").first();
  await link.waitFor();
  const painted = await timed(page, () => link.click(), filled);
  const total = Number(await page.locator(".sheets").getAttribute("aria-rowcount")) - 1;
  console.log(`       ${name}: ${total} sheets`);
  report(`${name}: first paint`, painted, { most: 1000, unit: "ms" });
  const end = () => page.evaluate<void>("document.querySelector('.sheets').scrollTop = 1e9");
  report(`${name}: jump to the last sheet`, await timed(page, end, filled), {
    most: 500,
    unit: "ms",
  });
  await page.evaluate("document.querySelector('.sheets').scrollTop = 0");
  await page.evaluate(until(filled));
  // Said as milliseconds a frame, so that less is better: 20 ms are 50 frames a second.
  const rate = Number(await page.evaluate(frames));
  report(`${name}: a frame while scrolling`, 1000 / rate, { most: 20, unit: "ms" });
  const filter = () => page.getByLabel("Find a contest, station or region").fill(typed);
  const found = await timed(page, filter, `total < ${total} && ${filled}`);
  report(`${name}: filtering`, found, { most: 500, unit: "ms" });
  await page.context().close();
  await workbench.close();
};
