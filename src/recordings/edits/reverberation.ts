import type { RealFft } from "../dsp/fft.ts";
import type { Candidate } from "./candidate.ts";
import { curveCandidates } from "./curve-candidates.ts";
import type { Piece } from "./pieces.ts";
import { reverberationWeights } from "./reverberation-weights.ts";
import { measureSlopes, SLOPE_FEATURES, SLOPE_STEP, slopeSecondsOf } from "./slopes.ts";

const LEAST = 2.5;

/**
 * Places where the voice echoes more, or less, before than after: sound falls more slowly than it rises where a room answers, and falls
 * are what tells rooms apart (Wen, Habets and Naylor, 2008). The change of all slopes, weighed as they change where an echo
 * begins against how they change where nothing does (Fisher's discriminant, 1936), in spreads of untouched speech.
 */
export const findReverberationChanges = (piece: Piece, fft: RealFft): Candidate[] => {
  const { places, changes } = measureSlopes(piece.samples, fft);
  const values = new Float32Array(places);
  for (let place = 0; place < places; place++) {
    let sum = 0;
    for (let i = 0; i < SLOPE_FEATURES; i++)
      sum += reverberationWeights[i] * changes[place * SLOPE_FEATURES + i];
    values[place] = Math.abs(sum);
  }
  const first = piece.start + slopeSecondsOf(0);
  return curveCandidates(
    { values, first, step: SLOPE_STEP },
    {
      kind: "reverberation",
      least: LEAST,
      unit: "change of the echo, in spreads of its like in untouched speech",
    },
  );
};
