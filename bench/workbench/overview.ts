import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { median, report } from "../ratio.ts";

const root = join(import.meta.dirname, "..", "..");
const cli = join(root, "bin", "mandate.js");
const example = join(root, "examples", "pakistan-2024");
const RUNS = 5;
const LIMIT_MS = 1500;

/** Milliseconds from pressing Enter on `mandate open`, in a browser that is running. */
interface Times {
  /** Every claim is listed, tested or not. */
  listed: number;
  /** Every claim has its finding. */
  found: number;
}

const addressOf = async (child: ChildProcess): Promise<string> => {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const address = /http:\/\/\S+/.exec(text)?.[0];
    if (address) return address;
  }
  throw new Error("mandate open ended without an address");
};

interface Opening {
  folder: string;
  /** Home of a user: their key, and what was compiled. */
  home: string;
}

/** Marks the moment in the page itself: asking from outside costs what it measures. */
const moments = (claims: number): string => `new Promise((done, fail) => {
  const times = {};
  setTimeout(() => fail(new Error("the findings never came")), 60_000);
  const look = () => {
    const found = document.querySelectorAll(".findings .finding").length;
    if (found + document.querySelectorAll("#pending li").length >= ${claims}) times.listed ??= Date.now();
    if (found >= ${claims}) times.found ??= Date.now();
    if (times.found) done(times); else requestAnimationFrame(look);
  };
  look();
})`;

const openOnce = async (browser: Browser, { folder, home }: Opening): Promise<Times> => {
  const claims = readdirSync(join(folder, "claims")).length;
  const page = await (await browser.newContext()).newPage();
  const start = Date.now();
  const child = spawn(process.execPath, [cli, "open", folder, "--no-browser", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      HOME: home,
      XDG_CACHE_HOME: "",
      XDG_CONFIG_HOME: "",
      NODE_COMPILE_CACHE: "",
    },
  });
  await page.goto(await addressOf(child));
  const times = await page.evaluate<Times>(moments(claims));
  // What is remembered for next time is written a moment after the last finding; nobody leaves sooner than that.
  const remembered = join(folder, ".mandate", "workbench.json");
  for (let tries = 0; tries < 50 && !existsSync(remembered); tries++) await setTimeout(100);
  await page.context().close();
  child.kill("SIGINT");
  await once(child, "exit");
  return { listed: times.listed - start, found: times.found - start };
};

const fresh = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "mandate-bench-case-"));
  // Not what somebody's own use of the checkout left there: it would be remembered.
  const derived = new Set([join(example, ".mandate"), join(example, "report")]);
  cpSync(example, folder, { recursive: true, filter: (file) => !derived.has(file) });
  return folder;
};

const say = (what: string, times: readonly Times[]): void => {
  for (const part of ["listed", "found"] as const)
    report(
      `${what}: ${part === "listed" ? "every claim is listed" : "every finding stands"}`,
      median(times.map((one) => one[part])),
      { most: LIMIT_MS, unit: "ms" },
    );
};

/**
 * The shipped case, from the command to a usable overview: on a machine that never ran Mandate, with a case it never saw, and with
 * one it knows.
 */
export const benchOverview = async (browser: Browser): Promise<void> => {
  const home = mkdtempSync(join(tmpdir(), "mandate-bench-home-"));
  const folders = Array.from({ length: RUNS + 1 }, fresh);
  const never = await openOnce(browser, { folder: folders[0], home });
  const first: Times[] = [];
  for (const folder of folders.slice(1)) first.push(await openOnce(browser, { folder, home }));
  const again: Times[] = [];
  for (const folder of folders.slice(1)) again.push(await openOnce(browser, { folder, home }));
  console.log(
    `       on a machine that never ran Mandate: listed ${never.listed} ms, every finding ${never.found} ms`,
  );
  say("a case never seen here", first);
  say("a case seen before", again);
  for (const folder of [...folders, home]) rmSync(folder, { recursive: true, force: true });
};
