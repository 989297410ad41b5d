import { execFileSync, spawn } from "node:child_process";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../src/cli/catalogue.ts";
import { runCli } from "./run-cli.ts";

const root = join(import.meta.dirname, "..");

/** Reports every module a process loads, one on each line of stderr. */
const hook = `import { registerHooks } from "node:module";
registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });`;

/** The same for one program alone, of those that a command starts. */
const hookOf = (program: string): string =>
  `import { registerHooks } from "node:module";
if (process.argv[1].endsWith("${program}")) {${hook.replace(/^import.*\n/, "")}}`;

const loadedBy = (line: readonly string[], hooked = hook): string[] =>
  execFileSync(
    "sh",
    [
      "-c",
      '"$0" --import "$@" 2>&1 >/dev/null',
      process.execPath,
      `data:text/javascript,${encodeURIComponent(hooked)}`,
      join(root, "bin", "mandate.js"),
      ...line,
    ],
    { encoding: "utf8" },
  ).split("\n");

/** Modules of the process itself (not of those it starts) until it prints a line, then it is interrupted. */
const loadedUntil = async (line: RegExp, ...command: string[]): Promise<string[]> => {
  const code = hookOf("mandate.js");
  const args = ["--import", `data:text/javascript,${encodeURIComponent(code)}`];
  const child = spawn(process.execPath, [
    ...args,
    join(root, "bin", "mandate.js"),
    ...command,
    "--no-browser",
    "--port",
    "0",
  ]);
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  for await (const chunk of child.stdout) if (line.test(String(chunk))) break;
  child.kill("SIGINT");
  return errors.split("\n");
};

const commandFiles = (loaded: string[]): string[] =>
  loaded.filter((url) => url.includes("/src/cli/commands/")).map((url) => basename(url));

test("--help loads no command, and nothing of what commands need to run", () => {
  const loaded = loadedBy(["--help"]);
  expect(loaded.some((url) => url.endsWith("/src/cli/program.ts"))).toBe(true);
  expect(loaded.filter((url) => /node_modules\/(?!commander)/.test(url))).toEqual([]);
  expect(commandFiles(loaded)).toEqual([]);
});

test("a command's help loads that command alone", () => {
  expect(commandFiles(loadedBy(["check", "--help"]))).toEqual(["check.ts"]);
  expect(commandFiles(loadedBy(["help", "check"]))).toEqual(["check.ts"]);
});

test("every command in the catalogue loads and describes itself", async () => {
  const names = Object.values(catalogue).flatMap((entries) => entries.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    const { code, out } = await runCli([name, "--help"]);
    expect(code, name).toBe(0);
    expect(out, name).toMatch(new RegExp(`^Usage: mandate ${name}\\b`));
    expect(out, name).toContain("Example");
  }
});

test("the workbench opens without what only its other views need", async () => {
  const loaded = await loadedUntil(/^Workbench:/, "open", join(root, "examples", "pakistan-2024"));
  expect(loaded.some((url) => url.endsWith("/src/server/routes/first.ts"))).toBe(true);
  const heavy = /node_modules\/(@duckdb|@peculiar|linkedom|parse5|wink|markdown-it|opus-decoder)/;
  expect(loaded.filter((url) => heavy.test(url) || url.endsWith("/routes/further.ts"))).toEqual([]);
});

test("the process of the checks waits for nothing that reads YAML or checks what was read", () => {
  const line = ["check", join(root, "examples", "pakistan-2024")];
  const loaded = loadedBy(line, hookOf("tables/child.ts"));
  expect(loaded.some((url) => url.endsWith("/src/tables/sandbox.ts"))).toBe(true);
  expect(loaded.some((url) => url.includes("/@duckdb/"))).toBe(true);
  expect(
    loaded.filter((url) => /node_modules\/(?!@duckdb|detect-libc)|case\/open/.test(url)),
  ).toEqual([]);
});
