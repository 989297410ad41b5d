import { forensicsTable, type TestResult } from "../../model/forensics.ts";
import type { Cell, Table } from "../../model/table.ts";
import { falseDiscovery } from "./discovery.ts";

export interface Battery {
  tabulation: string;
  subject: string;
  results: readonly TestResult[];
}

/** p-values of evidence over all places and tests, and what each becomes for having been one of many. */
export interface Adjusted {
  tried: number;
  /** How many of them would be below 0.05 by chance alone. */
  byChance: number;
  /** Adjusted p of figure `reading` of result `result`; undefined where it is no test. */
  q: (result: number, reading: number) => number | undefined;
}

/** Benjamini–Hochberg over every p-value of evidence tried, whatever its place. */
export const adjust = (results: readonly TestResult[]): Adjusted => {
  const at: string[] = [];
  const ps: number[] = [];
  results.forEach(({ standing, readings }, result) => {
    if (standing !== "evidence") return;
    readings.forEach(({ p }, reading) => {
      if (p === null) return;
      at.push(`${result}/${reading}`);
      ps.push(p);
    });
  });
  const adjusted = falseDiscovery(ps);
  const byFigure = new Map(at.map((key, i) => [key, adjusted[i]]));
  return {
    tried: ps.length,
    byChance: ps.length < 20 ? ps.length / 20 : Math.round(ps.length / 20),
    q: (result, reading) => byFigure.get(`${result}/${reading}`),
  };
};

/** The battery as the rows of the forensics table. */
export const batteryRows = ({ tabulation, subject, results }: Battery): Cell[][] => {
  const { tried, q } = adjust(results);
  return results.flatMap(({ test, standing, level, place, readings }, result) =>
    readings.map((figure, reading): Cell[] => [
      tabulation,
      subject,
      test,
      standing,
      level,
      place,
      figure.measure,
      figure.observed,
      figure.expected,
      figure.sd,
      figure.low,
      figure.high,
      figure.p,
      q(result, reading) ?? null,
      tried,
      figure.stations,
      figure.reason,
    ]),
  );
};

export const batteryTable = (batteries: readonly Battery[]): Table => ({
  spec: forensicsTable,
  rows: batteries.flatMap(batteryRows),
});
