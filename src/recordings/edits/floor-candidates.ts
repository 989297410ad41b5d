import { around, type Candidate, middleOf, peaksOf } from "./candidate.ts";
import { FLOOR_STEP, type Floors, secondsOf } from "./floors.ts";
import type { Piece } from "./pieces.ts";

/** Seconds between two candidates, and steps of the curve that are kept on either side of one. */
const APART = 1.5;
const REACH = 20;

export interface FloorMeasure {
  kind: Candidate["kind"];
  /** Peaks of the curve below this are no candidates. */
  least: number;
  unit: string;
  /** How far the stretches before and after a place differ. */
  valueAt: (place: number) => number;
}

/** Candidates at the peaks of a measure that is taken at every place between two stretches; the curve around each is its evidence. */
export const floorCandidates = (
  { start }: Piece,
  { places }: Floors,
  { kind, least, unit, valueAt }: FloorMeasure,
): Candidate[] => {
  const curve = Float32Array.from({ length: places }, (_, place) => valueAt(place));
  return peaksOf(curve, Math.round(APART / FLOOR_STEP), least).map((i) => ({
    kind,
    at: start + secondsOf(middleOf(curve, i)),
    raw: curve[i],
    evidence: {
      from: start + secondsOf(Math.max(0, i - REACH)),
      step: FLOOR_STEP,
      values: around(curve, i, REACH),
      unit,
    },
  }));
};
