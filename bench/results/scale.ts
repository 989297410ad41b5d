// Import and reconciliation of two tabulations of up to a million stations, against a script written by hand for DuckDB, in
// one run. Fails where the ratio, the memory, the growth or an answer misses what is promised.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Made, makeElection } from "./make.ts";

interface Run {
  seconds: number;
  cpu: number;
  peak: number;
  [answer: string]: number;
}

const folder = mkdtempSync(join(tmpdir(), "mandate-bench-"));
const failures: string[] = [];
const expect = (what: string, holds: boolean): void => {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  if (!holds) failures.push(what);
};

const run = (script: string, args: string[]): Run =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, script), folder, ...args], {
      encoding: "utf8",
    }),
  ) as Run;

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const check = (made: Made, ours: Run): void => {
  expect(
    `${made.stations} stations: ${made.changed} planted differences found, no other`,
    ours.differences === made.changed && ours.others === 0,
  );
  expect(
    `${made.stations} stations: those in one file alone found (${made.onlyInA} and ${made.onlyInB})`,
    ours.onlyA === made.onlyInA && ours.onlyB === made.onlyInB,
  );
};

/** Both by turns, so that what else the machine does falls on both. The first of ours derives, the last reads its cache. */
const measure = async (stations: number, times: number) => {
  const made = await makeElection(folder, stations, 1);
  const columns = made.candidates.join(",");
  const [ours, script]: Run[][] = [[], []];
  for (let i = 0; i < times; i++) {
    script.push(run("script.ts", [columns]));
    ours.push(run("ours.ts", [`cache-${stations}-${i}`, columns]));
  }
  const again = run("ours.ts", [`cache-${stations}-0`, columns]);
  check(made, ours[0]);
  return { ours, script, again };
};

const cpu = (runs: Run[]): number => median(runs.map((one) => one.cpu));
const seconds = (runs: Run[]): number => median(runs.map((one) => one.seconds));

const costs: number[] = [];
for (const stations of [10_000, 100_000, 1_000_000]) {
  const { ours, script, again } = await measure(stations, 3);
  costs.push(cpu(ours));
  const ratio = { wall: seconds(ours) / seconds(script), cpu: cpu(ours) / cpu(script) };
  console.log(
    `${stations} stations × 20 candidates × 2: ours ${seconds(ours).toFixed(2)} s (cpu ${cpu(ours).toFixed(2)} s), by hand ${seconds(script).toFixed(2)} s ` +
      `(cpu ${cpu(script).toFixed(2)} s): ratio ${ratio.wall.toFixed(2)} wall, ${ratio.cpu.toFixed(2)} cpu; from the cache ${again.seconds.toFixed(2)} s; ` +
      `peak ${(ours[0].peak / 1e6).toFixed(0)} MB`,
  );
  if (stations === 1_000_000) {
    expect(
      `at most 1.5 times the script by hand (${Math.min(ratio.wall, ratio.cpu).toFixed(2)})`,
      Math.min(ratio.wall, ratio.cpu) <= 1.5,
    );
    expect(
      "peak memory under 4 GB",
      ours.every(({ peak }) => peak < 4e9),
    );
  }
}
expect(
  `cost grows no faster than the stations (100 times as many cost ${(costs[2] / costs[0]).toFixed(1)} times as much)`,
  costs[2] / costs[0] <= 110,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures.length > 0 ? 1 : 0;
