import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";
import { LinearPredictor } from "./predict.ts";

const STEP = EDIT_RATE / 100;
/** Samples around a seam that are its own; and how far its company is looked for: two pulses of a low voice. */
const OWN = 40;
const COMPANY = 480;

/**
 * How badly each sample is foretold from before and from after, the better of both, in standard deviations. A voice's
 * pulse surprises those that come before it only; a seam surprises from both sides.
 */
const surprise = (samples: Float32Array): Float32Array => {
  const predictor = new LinearPredictor();
  const { block, hop } = predictor;
  const forward = new Float32Array(samples.length);
  const backward = new Float32Array(samples.length);
  for (let from = 0; from + block <= samples.length; from += hop) {
    predictor.fit(samples, from);
    predictor.forward(samples, from + block, forward);
    predictor.backward(samples, from, backward);
  }
  const out = new Float32Array(samples.length);
  for (let i = 1; i < out.length; i++) out[i] = Math.min(forward[i], backward[i - 1]);
  return out;
};

const largest = (values: Float32Array, from: number, to: number): number => {
  let most = 0;
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) {
    if (values[i] > most) most = values[i];
  }
  return most;
};

/** Steps of 10 ms, each with how far its largest surprise stands out of those on either side. */
const isolation = (values: Float32Array): { curve: Float32Array; at: Int32Array } => {
  const count = Math.floor(values.length / STEP);
  const curve = new Float32Array(count);
  const at = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let place = i * STEP;
    for (let k = place; k < (i + 1) * STEP; k++) if (values[k] > values[place]) place = k;
    const before = largest(values, place - COMPANY, place - OWN);
    const after = largest(values, place + OWN, place + COMPANY);
    curve[i] = Math.log2((values[place] + 1e-6) / (Math.max(before, after) + 1));
    at[i] = place;
  }
  return { curve, at };
};

/** Samples that neither those before nor those after explain, alone among their neighbours: seams without a fade. */
export const findDiscontinuities = (piece: Piece): Candidate[] => {
  const { curve, at } = isolation(surprise(piece.samples));
  return peaksOf(curve, 20, 0.3).map((i) => ({
    kind: "discontinuity",
    at: piece.start + at[i] / EDIT_RATE,
    raw: curve[i],
    evidence: {
      from: piece.start + Math.max(0, i - 20) / 100,
      step: 0.01,
      values: around(curve, i, 20),
      unit: "surprise against its neighbours, powers of two",
    },
  }));
};
