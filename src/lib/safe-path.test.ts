import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveWithin } from "./safe-path.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "mandate-path-")));
const root = join(folder, "case");
beforeAll(() => {
  mkdirSync(join(root, "results"), { recursive: true });
  writeFileSync(join(folder, "secret"), "");
  writeFileSync(join(root, "results", "a.csv"), "");
  symlinkSync("a.csv", join(root, "results", "inside"));
  symlinkSync(join(folder, "secret"), join(root, "results", "outside"));
  symlinkSync(folder, join(root, "up"));
  symlinkSync("/nowhere/at/all", join(root, "dangling"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.for([
  ["results/a.csv", "results/a.csv"],
  ["results/../results/a.csv", "results/a.csv"],
  ["results/inside", "results/a.csv"],
  ["report/claims/new.html", "report/claims/new.html"],
])("%s is inside", async ([path, expected]) => {
  expect(await resolveWithin(root, path)).toBe(join(root, expected));
});

test.for([
  "../secret",
  "results/../../secret",
  "results/outside",
  "up/secret",
  "up/new-file",
  "dangling",
  "dangling/new",
  "/etc/passwd",
  "..",
  "a\0b",
  "..\\secret",
])("%s is refused", async (path) => {
  await expect(resolveWithin(root, path)).rejects.toMatchObject({ code: "path/outside" });
});
