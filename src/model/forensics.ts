import type { TableSpec } from "./table.ts";

/** In a column of counts: not on the sheet, or illegible. Never a number to reckon with. */
export const UNKNOWN = -1;

/** Counts a test may need, one column each. */
export type Column = "registered" | "issued" | "valid" | "rejected" | "leader";

/**
 * Returns of polling stations, a row each, column by column. Counts are whole numbers of people or ballots,
 * {@link UNKNOWN} where not given; a column nobody reported is absent. `region` and `contest` hold indexes
 * into `regions` and `contests`.
 */
export interface Stations {
  readonly size: number;
  /** Voters on the roll. */
  readonly registered?: Int32Array;
  /** Ballots issued, or votes cast. */
  readonly issued?: Int32Array;
  readonly valid?: Int32Array;
  readonly rejected?: Int32Array;
  /** Votes of the candidate or party under test: the leader unless another was asked for. */
  readonly leader?: Int32Array;
  readonly region: Int32Array;
  readonly regions: readonly string[];
  readonly contest: Int32Array;
  readonly contests: readonly string[];
}

/**
 * What a figure may be used for. `evidence`: it has a null hypothesis and a p-value that holds on clean
 * elections. `description`: it measures, and tests nothing. `not evidence`: known to fire on elections nobody
 * disputes; shown because people ask.
 */
export type Standing = "evidence" | "description" | "not evidence";

/** One figure of a test. `null` where there is none to give; `reason` says why when the figure itself is. */
export interface Reading {
  measure: string;
  observed: number | null;
  /** Under the test's null hypothesis. */
  expected: number | null;
  /** Standard deviation of `observed` under the null, or of the estimate where there is no null. */
  sd: number | null;
  /** 95 % interval of the estimate, or band of the null: the test says which. */
  low: number | null;
  high: number | null;
  /** Probability, under the null, of a figure at least as extreme. */
  p: number | null;
  /** Stations the figure rests on. */
  stations: number;
  reason: string | null;
}

/** What one test said of one place. */
export interface TestResult {
  test: string;
  standing: Standing;
  level: "all" | "region" | "contest";
  place: string;
  readings: readonly Reading[];
}

export const forensicsTable: TableSpec = {
  name: "forensics",
  meaning: "One figure of one forensic test at one place; see mandate forensics",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "subject", type: "VARCHAR", meaning: "party or candidate under test" },
    { name: "test", type: "VARCHAR", meaning: "id of the test, such as integer-percent" },
    {
      name: "standing",
      type: "VARCHAR",
      meaning: "evidence, description or not evidence: what the figure may be used for",
    },
    { name: "level", type: "VARCHAR", meaning: "all, region or contest" },
    { name: "place", type: "VARCHAR", meaning: "the region or contest; empty for all stations" },
    { name: "measure", type: "VARCHAR", meaning: "what was measured" },
    { name: "observed", type: "DOUBLE", meaning: "the figure; NULL if there is none: see reason" },
    { name: "expected", type: "DOUBLE", meaning: "under the null; NULL if the test has none" },
    { name: "sd", type: "DOUBLE", meaning: "standard deviation; NULL if not given" },
    { name: "low", type: "DOUBLE", meaning: "lower end of the 95 % interval or band" },
    { name: "high", type: "DOUBLE", meaning: "upper end of the 95 % interval or band" },
    { name: "p", type: "DOUBLE", meaning: "probability under the null; NULL if not a test" },
    {
      name: "q",
      type: "DOUBLE",
      meaning: "p adjusted for all tests tried (Benjamini–Hochberg); NULL unless evidence",
    },
    { name: "tried", type: "BIGINT", meaning: "tests tried with it, over all places" },
    { name: "stations", type: "BIGINT", meaning: "stations the figure rests on" },
    {
      name: "reason",
      type: "VARCHAR",
      meaning: "why there is no figure, or what is wrong with it",
    },
  ],
};
