export type EditKind =
  | "background"
  | "codec-grid"
  | "discontinuity"
  | "dropout"
  | "hum-phase"
  | "noise-floor"
  | "offset"
  | "repeat"
  | "reverberation"
  | "spectrum";

/** A place where something may have been cut, set in or repeated. `raw` is the detector's own measure. */
export interface Candidate {
  kind: EditKind;
  /** Seconds. */
  at: number;
  raw: number;
  /** What was measured, for the eye: a short curve around the place. */
  evidence: { from: number; step: number; values: number[]; unit: string };
}

/** Local maxima of a curve, at least `apart` steps from one another, largest first. */
export const peaksOf = (curve: ArrayLike<number>, apart: number, least: number): number[] => {
  const order: number[] = [];
  for (let i = 1; i < curve.length - 1; i++) {
    if (curve[i] >= least && curve[i] >= curve[i - 1] && curve[i] >= curve[i + 1]) order.push(i);
  }
  order.sort((a, b) => curve[b] - curve[a] || a - b);
  const kept: number[] = [];
  for (const i of order) if (kept.every((other) => Math.abs(other - i) >= apart)) kept.push(i);
  return kept;
};

/** The middle of what stands around a peak at four fifths of its height or more: means over seconds have flat tops. */
export const middleOf = (curve: ArrayLike<number>, peak: number): number => {
  const height = 0.8 * curve[peak];
  let [from, to] = [peak, peak];
  while (from > 0 && curve[from - 1] >= height) from--;
  while (to < curve.length - 1 && curve[to + 1] >= height) to++;
  return (from + to) / 2;
};

/** The curve around a peak, a hundred steps at most. */
export const around = (curve: ArrayLike<number>, at: number, reach: number): number[] => {
  const values: number[] = [];
  for (let i = Math.max(0, at - reach); i <= Math.min(curve.length - 1, at + reach); i++) {
    values.push(Number(curve[i].toFixed(3)));
  }
  return values;
};
