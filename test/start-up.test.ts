import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Reports every module a process loads, one on each line of stderr. */
const hook = `import { registerHooks } from "node:module";
registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });`;

test("--help loads the commands and nothing they need to run", () => {
  const loaded = execFileSync(
    "sh",
    [
      "-c",
      '"$0" --import "$1" "$2" --help 2>&1 >/dev/null',
      process.execPath,
      `data:text/javascript,${encodeURIComponent(hook)}`,
      join(root, "bin", "mandate.js"),
    ],
    { encoding: "utf8" },
  ).split("\n");
  expect(loaded.some((url) => url.endsWith("/src/cli/program.ts"))).toBe(true);
  const heavy = loaded.filter((url) => /node_modules\/(?!commander)/.test(url));
  expect(heavy).toEqual([]);
});
