import type { Stations } from "../../model/forensics.ts";
import { type CalibrateOptions, calibrationModel } from "./calibrate.ts";
import { type PValue, runElections } from "./elections.ts";
import type { Fraud, Planted } from "./fraud.ts";

/** How often one figure finds a known fraud. */
export interface Power extends Planted {
  test: string;
  measure: string;
  elections: number;
  /** Share of simulated elections in which p is at or below 0.01. */
  found: number;
}

export interface PowerOptions extends CalibrateOptions {
  frauds: readonly Fraud[];
  /** Parts of the stations touched: the points of each curve. */
  parts: readonly number[];
}

const LEVEL = 0.01;

/** Rates of rejection of each figure over elections alike. */
const rates = ({ fraud, part }: Planted, elections: readonly PValue[][]): Power[] =>
  [...Map.groupBy(elections.flat(), ({ test, measure }) => `${test}\n${measure}`).values()].map(
    (values) => ({
      fraud,
      part,
      test: values[0].test,
      measure: values[0].measure,
      elections: elections.length,
      found: values.filter(({ p }) => p <= LEVEL).length / elections.length,
    }),
  );

/**
 * Power curves: how often each test finds a known fraud, by the part of stations it touches, on simulated elections at the
 * case's own stations.
 */
export const powerCurve = async (
  stations: Stations,
  { elections, stations: most, frauds, parts, ...run }: PowerOptions,
): Promise<Power[]> => {
  const points = frauds.flatMap((fraud) => parts.map((part): Planted => ({ fraud, part })));
  const jobs = points.flatMap((planted) =>
    Array.from({ length: elections }, (_, election) => ({ election, planted })),
  );
  const values = await runElections(calibrationModel(stations, most), jobs, run);
  return points.flatMap((planted, i) =>
    rates(planted, values.slice(i * elections, (i + 1) * elections)),
  );
};
