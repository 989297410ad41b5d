import { hann } from "../dsp/fft.ts";
import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";

const STEP = EDIT_RATE / 20;
/** Weighted means over 100 ms: what a voice leaves of itself in them is below rounding, in plain means it is not. */
const window = hann(2 * STEP).map((value) => value / STEP);
/** Means on either side of a place. */
const REACH = 30;
/** One step of 16 bits: smaller unrest says how the sound was rounded, not how well its zero is known. */
const ROUNDING = 3e-5;

const median = (values: Float32Array): number => values.sort()[values.length >> 1];

/** Means around every 50 ms, the first around 50 ms. */
const stepMeans = (samples: Float32Array): Float32Array =>
  Float32Array.from({ length: Math.max(0, Math.floor(samples.length / STEP) - 1) }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < window.length; k++) sum += samples[i * STEP + k] * window[k];
    return sum;
  });

/** How far the zero line differs before and after, in robust deviations of its own unrest. */
const changeAt = (means: Float32Array, at: number): number => {
  const sides = [means.slice(at - REACH, at), means.slice(at + 1, at + 1 + REACH)].map((side) => {
    const middle = median(side);
    return { middle, unrest: 1.48 * median(side.map((value) => Math.abs(value - middle))) };
  });
  const unrest = Math.hypot(sides[0].unrest, sides[1].unrest, ROUNDING);
  return Math.abs(sides[1].middle - sides[0].middle) / unrest;
};

/** Places where the zero line of the sound moves and stays: two recorders, whose inputs stand off zero by different amounts. */
export const findOffsets = (piece: Piece): Candidate[] => {
  const means = stepMeans(piece.samples);
  const curve = new Float32Array(means.length);
  for (let at = REACH; at + REACH < means.length; at++) curve[at] = changeAt(means, at);
  return peaksOf(curve, 20, 0.8).map((i) => ({
    kind: "offset",
    at: piece.start + ((i + 1) * STEP) / EDIT_RATE,
    raw: curve[i],
    evidence: {
      from: piece.start + ((Math.max(0, i - 40) + 1) * STEP) / EDIT_RATE,
      step: STEP / EDIT_RATE,
      values: around(
        means.map((value) => value * 1000),
        i,
        40,
      ),
      unit: "mean of the samples, thousandths of full scale",
    },
  }));
};
