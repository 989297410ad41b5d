import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { prepareSystem } from "./system.ts";

/** The whole suite: system, types, lint, format, then unit, golden and browser tests under vitest. */

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules", ".bin");
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };

const run = (command: string, args: string[], more: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(command, args, { cwd: root, env: { ...env, ...more }, stdio: "inherit" }).status === 0;

const steps: [string, string, string[]][] = [
  ["types", "tsc", ["--noEmit"]],
  ["types of the page", "tsc", ["--noEmit", "-p", "web"]],
  ["lint", "oxlint", ["--type-aware", "--deny-warnings"]],
  ["format", "biome", ["ci", "."]],
];

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const runVitest = (): Tally => {
  const folder = mkdtempSync(join(tmpdir(), "mandate-test-"));
  // Open to who else a test runs as: one writes to a folder as nobody.
  chmodSync(folder, 0o755);
  const report = join(folder, "report.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`];
  // What the tests write for a while goes where all of it is removed.
  const green = run("vitest", args, { TMPDIR: folder });
  try {
    const json = JSON.parse(readFileSync(report, "utf8"));
    // A suite that fails to load has no tests to count, and must not pass for that.
    const unloaded = json.testResults.filter(
      (file: { status: string; assertionResults: unknown[] }) =>
        file.status === "failed" && file.assertionResults.length === 0,
    ).length;
    const failed: number = json.numFailedTests + unloaded;
    return {
      passed: json.numPassedTests,
      failed: failed === 0 && !green ? 1 : failed,
      skipped: json.numPendingTests + (json.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const problems = prepareSystem();
if (problems.length > 0) {
  for (const problem of problems) console.error(`error test/system: ${problem}`);
  tally.failed += problems.length;
} else {
  for (const [name, command, args] of steps) {
    console.log(`\n== ${name}`);
    if (run(command, args)) tally.passed += 1;
    else tally.failed += 1;
  }
  console.log("\n== unit, golden cases, browser");
  const tests = runVitest();
  tally.passed += tests.passed;
  tally.failed += tests.failed;
  tally.skipped += tests.skipped;
}
if (tally.skipped > 0) console.log(`\n${tally.skipped} tests skipped: see SKIPPED lines above.`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
