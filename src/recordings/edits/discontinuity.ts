import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";

const ORDER = 16;
const BLOCK = 640;
const HOP = 320;

/** Linear prediction by Levinson and Durbin's recursion; coefficients of the error filter after the first. */
const predictor = (samples: Float32Array, from: number, out: Float64Array): void => {
  const r = new Float64Array(ORDER + 1);
  for (let lag = 0; lag <= ORDER; lag++) {
    let sum = 0;
    for (let i = from + lag; i < from + BLOCK; i++) sum += samples[i] * samples[i - lag];
    r[lag] = sum;
  }
  r[0] = r[0] * 1.0001 + 1e-9;
  out.fill(0);
  let error = r[0];
  for (let i = 1; i <= ORDER; i++) {
    let sum = r[i];
    for (let j = 1; j < i; j++) sum += out[j - 1] * r[i - j];
    const reflection = -sum / error;
    for (let j = 1; j <= i / 2; j++) {
      const [a, b] = [out[j - 1], out[i - j - 1]];
      out[j - 1] = a + reflection * b;
      out[i - j - 1] = b + reflection * a;
    }
    out[i - 1] = reflection;
    error *= 1 - reflection * reflection;
  }
};

/** What prediction leaves over in the middle half of each block. */
const residual = (samples: Float32Array): Float32Array => {
  const out = new Float32Array(samples.length);
  const filter = new Float64Array(ORDER);
  for (let from = 0; from + BLOCK <= samples.length; from += HOP) {
    predictor(samples, from, filter);
    for (let i = from + BLOCK / 4; i < from + (3 * BLOCK) / 4; i++) {
      let sum = samples[i];
      for (let k = 1; k <= ORDER; k++) sum += filter[k - 1] * samples[i - k];
      out[i] = Math.abs(sum);
    }
  }
  return out;
};

const largest = (values: Float32Array, from: number, to: number): number => {
  let most = 0;
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) {
    if (values[i] > most) most = values[i];
  }
  return most;
};

/** Steps of 10 ms, each with how far its largest residual stands out of the 40 ms on either side. */
const isolation = (left: Float32Array): { curve: Float32Array; at: Int32Array } => {
  const step = EDIT_RATE / 100;
  const count = Math.floor(left.length / step);
  const curve = new Float32Array(count);
  const at = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let place = i * step;
    for (let k = place; k < (i + 1) * step; k++) if (left[k] > left[place]) place = k;
    // Pitch pulses and plosives have company; the seam of a cut stands alone.
    const before = largest(left, place - 4 * step, place - 24);
    const after = largest(left, place + 24, place + 4 * step);
    const company = Math.max(before, after) + 2e-5;
    curve[i] = Math.log2(left[place] / company + 1e-6);
    at[i] = place;
  }
  return { curve, at };
};

/** Samples that no prediction from the samples before explains, alone among their neighbours: seams without a fade. */
export const findDiscontinuities = (piece: Piece): Candidate[] => {
  const { curve, at } = isolation(residual(piece.samples));
  return peaksOf(curve, 20, 0.7).map((i) => ({
    kind: "discontinuity",
    at: piece.start + at[i] / EDIT_RATE,
    raw: curve[i],
    evidence: {
      from: piece.start + Math.max(0, i - 20) / 100,
      step: 0.01,
      values: around(curve, i, 20),
      unit: "prediction error against its neighbours, powers of two",
    },
  }));
};
