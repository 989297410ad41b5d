import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

/** Milliseconds of wall time of one run of a command, from outside. Throws if it fails. */
export const timeCommand = (command: string, args: string[]): number => {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stderr.toString()}`);
  return time;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Runs two measurements in turn (A B A B …) after one warm-up, so that a machine whose speed drifts treats both
 * alike, and gives the medians and the median of the pairs' ratios and differences.
 */
export const pair = (a: () => number, b: () => number, runs = 9) => {
  a();
  b();
  const pairs = Array.from({ length: runs }, () => ({ a: a(), b: b() }));
  return {
    a: median(pairs.map((one) => one.a)),
    b: median(pairs.map((one) => one.b)),
    ratio: median(pairs.map((one) => one.a / one.b)),
    difference: median(pairs.map((one) => one.a - one.b)),
  };
};

/** Prints one measurement beside its limit; a limit missed fails the bench. */
export const report = (
  what: string,
  value: number,
  limit: { most: number; unit: string },
): void => {
  const met = value <= limit.most;
  console.log(
    `${met ? "met   " : "MISSED"} ${what}: ${value.toFixed(2)} ${limit.unit} (at most ${limit.most} ${limit.unit})`,
  );
  if (!met) process.exitCode = 1;
};
