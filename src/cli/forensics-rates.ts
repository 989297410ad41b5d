import { type Calibration, calibrate } from "../forensics/calibration/calibrate.ts";
import { type Fraud, frauds } from "../forensics/calibration/fraud.ts";
import { type Power, powerCurve } from "../forensics/calibration/power.ts";
import { withProgress } from "../lib/tty.ts";
import type { ForensicsSession } from "./forensics.ts";
import type { ForensicsOptions } from "./forensics-options.ts";
import type { Io } from "./io.ts";

/** Fewer resamples than in the test itself, so that hundreds of simulated elections take minutes. */
const options: Record<string, object> = { spikes: { resamples: 30 } };

/** How the tests asked for behave on clean elections at (at most 5,000 of) these stations. */
export const measureFalseAlarms = (
  { stations, tests }: ForensicsSession,
  { elections, seed, threads }: ForensicsOptions,
  io: Io,
): Promise<Calibration[]> =>
  withProgress(io.stderr, (progress) =>
    calibrate(stations, {
      // Descriptions give no p-value, but for the dip, whose p-values people quote.
      tests: tests.filter(({ standing, id }) => standing !== "description" || id === "dip"),
      elections,
      stations: 5000,
      seed,
      options,
      threads,
      onElection: (done, total) => progress.update("clean elections", done, total),
    }),
  );

/** Parts of the stations a fraud is planted in, and how many of `--elections` each point of a curve gets. */
const [PARTS, SHARE] = [[0.01, 0.02, 0.05, 0.1, 0.25], 0.2];

/** How often the tests asked for find each known fraud, at (at most 2,000 of) these stations. */
export const measurePower = (
  { stations, tests }: ForensicsSession,
  { elections, seed, threads }: ForensicsOptions,
  io: Io,
): Promise<Power[]> =>
  withProgress(io.stderr, (progress) =>
    powerCurve(stations, {
      tests: tests.filter(({ standing }) => standing === "evidence"),
      elections: Math.max(1, Math.round(elections * SHARE)),
      stations: 2000,
      seed,
      options,
      threads,
      frauds: Object.keys(frauds) as Fraud[],
      parts: PARTS,
      onElection: (done, total) => progress.update("elections with a known fraud", done, total),
    }),
  );
