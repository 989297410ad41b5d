import type { Candidate } from "./candidate.ts";
import { type CurveMeasure, curveCandidates } from "./curve-candidates.ts";
import { FLOOR_STEP, type Floors, secondsOf } from "./floors.ts";
import type { Piece } from "./pieces.ts";

export interface FloorMeasure extends CurveMeasure {
  /** How far the stretches before and after a place differ. */
  valueAt: (place: number) => number;
}

/** Candidates at the peaks of a measure that is taken at every place between two stretches. */
export const floorCandidates = (
  { start }: Piece,
  { places }: Floors,
  { valueAt, ...measure }: FloorMeasure,
): Candidate[] =>
  curveCandidates(
    {
      values: Float32Array.from({ length: places }, (_, place) => valueAt(place)),
      first: start + secondsOf(0),
      step: FLOOR_STEP,
    },
    measure,
  );
