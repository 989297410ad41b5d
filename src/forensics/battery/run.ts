import type { Reading, Stations, TestResult } from "../../model/forensics.ts";
import { declined } from "../reading.ts";
import { missingColumn } from "../stations/counts.ts";
import { type Level, placesOf, stationsOf } from "../stations/places.ts";
import type { ForensicTest } from "../test.ts";

export interface RunOptions {
  seed: string;
  /** Replaces defaults of the test. */
  options?: object;
}

/** Runs one test on given stations; what stands in its way becomes a reason, never an exception. */
export const runTest = (
  test: ForensicTest,
  stations: Stations,
  { seed, options }: RunOptions,
): Reading[] => {
  const missing = missingColumn(stations, test.needs);
  if (missing) return [declined(test.title, stations.size, missing)];
  if (stations.size < test.minimum) {
    return [declined(test.title, stations.size, "too-few-stations")];
  }
  return test.read(stations, { ...test.defaults, ...options, seed });
};

/** One test at one place. Its random numbers depend on the seed, the test and the place alone. */
export interface Job {
  test: ForensicTest;
  level: Level;
  /** Index of the place in its level. */
  place: number;
}

export const runJob = (stations: Stations, job: Job, seed: string): TestResult => {
  const { test, level, place } = job;
  const name = placesOf(stations, level)[place];
  return {
    test: test.id,
    standing: test.standing,
    level,
    place: name,
    readings: runTest(test, stationsOf(stations, level, place), {
      seed: `${seed}/${test.id}/${level}/${name}`,
      ...(level !== "all" && test.lower && { options: test.lower }),
    }),
  };
};

/** All jobs of a battery, in the order its results stand in. */
export const jobsOf = (
  stations: Stations,
  tests: readonly ForensicTest[],
  levels: readonly Level[],
): Job[] =>
  levels.flatMap((level) => {
    const places = placesOf(stations, level);
    // One region or contest is all stations together again.
    if (level !== "all" && places.length < 2) return [];
    const here = tests.filter(({ levels: where }) => where?.includes(level) ?? true);
    return places.flatMap((_, place) => here.map((test) => ({ test, level, place })));
  });
