// The reconciliation of Uganda 2021 against what people use today: pandas and R, each a process, in one run. Names what is missing.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const data = (file: string): string =>
  join(here, "..", "..", "..", "shared", "data", "uganda-2021", file);
const files = [data("stations.csv"), data("district-tally-sheets.csv")];
const cache = mkdtempSync(join(tmpdir(), "mandate-bench-"));

const peers = [
  {
    name: "Mandate, first time",
    program: process.execPath,
    args: [join(here, "uganda-ours.ts"), files[0], cache],
  },
  {
    name: "Mandate, from its cache",
    program: process.execPath,
    args: [join(here, "uganda-ours.ts"), files[0], cache],
  },
  { name: "pandas", program: "/usr/bin/python3", args: [join(here, "uganda.py"), ...files] },
  { name: "R", program: "Rscript", args: [join(here, "uganda.R"), ...files] },
];

const linesOf = (file: string): number =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() && !/^\s*(?:#|\/\/)/.test(line)).length;

const times = (program: string, args: string[]): { seconds: number; answer: string } => {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error || status !== 0)
    throw new Error(`${program}: ${error?.message ?? stderr.slice(0, 300)}`);
  return { seconds: (performance.now() - started) / 1000, answer: stdout.trim() };
};

const main = (): number => {
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length > 0) {
    console.log(`MISSING ${absent.join(", ")}`);
    return 1;
  }
  let failed = 0;
  for (const { name, program, args } of peers) {
    try {
      const runs = [1, 2, 3]
        .map((n) => (name.endsWith("first time") && n > 1 ? undefined : times(program, args)))
        .filter((run) => run !== undefined);
      const seconds = runs.map((run) => run.seconds).toSorted((a, b) => a - b)[
        Math.floor(runs.length / 2)
      ];
      console.log(
        `${name.padEnd(24)} ${seconds.toFixed(2)} s, ${linesOf(args[0])} lines of code; districts, differences, votes: ${runs[0].answer}`,
      );
      if (runs[0].answer !== "146 0 10350819") failed = 1;
    } catch (problem) {
      console.log(
        `MISSING ${name}: ${problem instanceof Error ? problem.message : String(problem)} (Debian: python3-pandas, r-base-core)`,
      );
      failed = 1;
    }
  }
  return failed;
};

process.exitCode = main();
rmSync(cache, { recursive: true, force: true });
