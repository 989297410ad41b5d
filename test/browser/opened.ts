import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openWorkbench, type Workbench } from "../../src/server/listen.ts";
import { builtWeb } from "../../src/server/web.ts";
import { launch } from "./browser.ts";
import { type MediaCase, openMediaCase } from "./media-case.ts";

const SETUP_MS = 120_000;

/** A browser and the workbench on a case, for the tests of a file; there from the first test on, gone after the last. */
export interface OnCase {
  browser: Browser;
  workbench: Workbench;
  folder: string;
}

/** Opens the workbench on a new folder that `fill` has filled. */
export const onCase = (fill: (folder: string) => void): OnCase => {
  const on = {} as OnCase;
  const around = mkdtempSync(join(tmpdir(), "mandate-browser-"));
  beforeAll(async () => {
    on.folder = join(around, "case");
    mkdirSync(on.folder);
    fill(on.folder);
    const web = await builtWeb();
    on.workbench = await openWorkbench({ folder: on.folder, web, memory: join(around, "config") });
    on.browser = await launch();
  }, SETUP_MS);
  afterAll(async () => {
    await on.browser.close();
    await on.workbench.close();
    rmSync(around, { recursive: true, force: true });
  });
  return on;
};

/** The same on the case with recordings and an article; `prepare` may add to it. */
export const onMediaCase = (
  prepare?: (media: MediaCase) => Promise<void>,
): { browser: Browser; media: MediaCase } => {
  const on = {} as { browser: Browser; media: MediaCase };
  beforeAll(async () => {
    on.media = await openMediaCase();
    await prepare?.(on.media);
    on.browser = await launch();
  }, SETUP_MS);
  afterAll(async () => {
    await on.browser.close();
    await on.media.close();
  });
  return on;
};

/** Waits until a recording was looked at and its player stands. */
export const lookedAt = async (page: Page, players = 1): Promise<void> => {
  await expect.poll(() => page.getByRole("slider").count(), { timeout: 60_000 }).toBe(players);
  await expect.poll(() => page.locator(".preparing [role=status]").count()).toBe(0);
};
