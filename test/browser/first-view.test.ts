import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeApi } from "../../src/server/app.ts";
import { onCase } from "./opened.ts";
import { settings, visit } from "./workbench.ts";

const on = onCase((folder) => {
  cpSync(join(import.meta.dirname, "..", "..", "templates", "starter"), folder, {
    recursive: true,
  });
});

test("the first view asks only for what is loaded for it, so that nothing else is while claims are tested", async () => {
  const { paths = {} } = await describeApi({ first: true });
  const first = new Set(["/api/events", ...Object.keys(paths)]);
  const asked = new Set<string>();
  const seen = await visit(on.browser, on.workbench, settings[0]);
  seen.page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.add(pathname);
  });
  await seen.open("/");
  await expect.poll(() => seen.page.locator(".findings .finding").count()).toBe(3);
  expect([...asked]).toEqual(expect.arrayContaining(["/api/case", "/api/overview", "/api/undo"]));
  expect([...asked].filter((path) => !first.has(path))).toEqual([]);
  await seen.expectSound("first-view");
  await seen.page.context().close();
}, 60_000);
