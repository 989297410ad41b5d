import type { Stations } from "../../model/forensics.ts";
import { kolmogorovTail } from "../chance/distributions.ts";
import { thin } from "../stations/places.ts";
import { type CleanModel, cleanModel } from "./clean-election.ts";
import { type ElectionRun, type PValue, runElections } from "./elections.ts";

export interface CalibrateOptions extends ElectionRun {
  elections: number;
  /** Stations a simulated election has at most. */
  stations: number;
}

/** How one figure with a p-value behaves where nothing is wrong. */
export interface Calibration {
  test: string;
  measure: string;
  elections: number;
  /** Share of clean elections with p at or below 0.05, and 0.01. */
  rate05: number;
  rate01: number;
  /** Kolmogorov–Smirnov test of the p-values against evenness. */
  gap: number;
  evenness: number;
  /** A sentence to stand beside the figure where its p-values are not what they say; else null. */
  warning: string | null;
}

/** Where p-values are even by this or more, they are left without comment. */
const EVEN = 0.01;

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Whether a rate lies above its level by more than so many elections leave to chance. */
const tooOften = (rate: number, level: number, elections: number): boolean =>
  rate > level + 2 * Math.sqrt((level * (1 - level)) / elections);

const warn = (figures: Omit<Calibration, "warning">): string | null => {
  const { rate05, rate01, evenness, elections } = figures;
  if (evenness > EVEN) return null;
  const rates = `on clean elections p ≤ 0.05 in ${percent(rate05)} and p ≤ 0.01 in ${percent(rate01)}`;
  return tooOften(rate05, 0.05, elections) || tooOften(rate01, 0.01, elections)
    ? `Fires too often: ${rates}.`
    : `Not even, though it does not fire too often: ${rates}.`;
};

/** Largest gap between sorted p-values and evenness. */
const largestGap = (sorted: readonly number[]): number =>
  sorted.reduce(
    (gap, p, i) => Math.max(gap, (i + 1) / sorted.length - p, p - i / sorted.length),
    0,
  );

export const judge = (test: string, measure: string, ps: readonly number[]): Calibration => {
  const gap = largestGap(ps.toSorted((a, b) => a - b));
  const rate = (level: number) => ps.filter((p) => p <= level).length / ps.length;
  const figures = {
    test,
    measure,
    elections: ps.length,
    rate05: rate(0.05),
    rate01: rate(0.01),
    gap,
    evenness: kolmogorovTail(gap, ps.length),
  };
  return { ...figures, warning: warn(figures) };
};

/** Sorts p-values of many elections by figure and judges each. */
const judgeAll = (values: readonly PValue[]): Calibration[] => {
  const groups = Map.groupBy(values, ({ test, measure }) => `${test}\n${measure}`);
  return [...groups].map(([key, group]) => {
    const [test, measure] = key.split("\n");
    return judge(
      test,
      measure,
      group.map(({ p }) => p),
    );
  });
};

/** The model of clean elections at (at most so many of) a case's own stations. */
export const calibrationModel = (stations: Stations, most: number): CleanModel =>
  cleanModel(thin(stations, most));

/** The true rate at which each figure fires on clean elections at the case's own stations. */
export const calibrate = async (
  stations: Stations,
  { elections, stations: most, ...run }: CalibrateOptions,
): Promise<Calibration[]> => {
  const jobs = Array.from({ length: elections }, (_, election) => ({ election }));
  return judgeAll((await runElections(calibrationModel(stations, most), jobs, run)).flat());
};
