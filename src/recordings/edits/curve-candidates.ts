import { around, type Candidate, middleOf, peaksOf } from "./candidate.ts";

/** Seconds between two candidates, and steps of the curve that are kept on either side of one. */
const APART = 1.5;
const REACH = 20;

/** A measure taken at places in time: `first` and `step` in seconds of the file. */
export interface Curve {
  values: Float32Array;
  first: number;
  step: number;
}

export interface CurveMeasure {
  kind: Candidate["kind"];
  /** Peaks of the curve below this are no candidates. */
  least: number;
  unit: string;
}

/** Candidates at the peaks of a curve; the curve around each is its evidence. */
export const curveCandidates = (
  { values, first, step }: Curve,
  { kind, least, unit }: CurveMeasure,
): Candidate[] =>
  peaksOf(values, Math.round(APART / step), least).map((i) => ({
    kind,
    at: first + middleOf(values, i) * step,
    raw: values[i],
    evidence: {
      from: first + Math.max(0, i - REACH) * step,
      step,
      values: around(values, i, REACH),
      unit,
    },
  }));
