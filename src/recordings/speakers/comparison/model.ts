import { fitMixture, type Mixture, statistics } from "../gmm.ts";
import { DIMS, thinned } from "../sound.ts";

/** Gaussians of the background. */
export const SIZE = 64;
/** Frames for each Gaussian that the background is fitted to: more changes it little. */
const FRAMES_EACH = 300;
/** Frames of a side that count as much as the background does (Reynolds et al., 2000). */
const RELEVANCE = 16;

const joined = (sides: readonly Float32Array[]): Float32Array => {
  const out = new Float32Array(sides.reduce((sum, side) => sum + side.length, 0));
  let at = 0;
  for (const side of sides) {
    out.set(side, at);
    at += side.length;
  }
  return out;
};

/** How speech sounds in a population: a mixture fitted to all of it. */
export const fitBackground = (sides: readonly Float32Array[], size: number): Mixture =>
  fitMixture(thinned(joined(sides), FRAMES_EACH * size), { dims: DIMS, size });

/** How a side moves the background's means, each by its weight and spread (Campbell et al., 2006), unit length. */
export const supervector = (background: Mixture, frames: Float32Array): Float64Array => {
  const { size, dims, weights, means, variances } = background;
  const { counts, first: sums } = statistics(background, frames);
  for (let c = 0; c < size; c++)
    for (let k = c * dims; k < (c + 1) * dims; k++) {
      const moved = (sums[k] - counts[c] * means[k]) / (counts[c] + RELEVANCE);
      sums[k] = moved * Math.sqrt(weights[c] / variances[k]);
    }
  return sums;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

/** Vectors less the mean of some of them, each of length 1: what all have in common tells nobody apart. */
export const centred = (
  vectors: readonly Float64Array[],
  by: readonly Float64Array[],
): Float64Array[] => {
  const middle = new Float64Array(by[0].length);
  for (const vector of by)
    for (let i = 0; i < middle.length; i++) middle[i] += vector[i] / by.length;
  return vectors.map((vector) => {
    const away = vector.map((value, i) => value - middle[i]);
    const length = Math.sqrt(dot(away, away)) || 1;
    return away.map((value) => value / length);
  });
};

const momentsOf = (values: readonly number[]): { mean: number; spread: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) || 1 };
};

/** Likeness of two sides, in spreads of what each scores against a cohort of other people (S-norm, Kenny, 2010). */
export const likeness = (
  a: Float64Array,
  b: Float64Array,
  cohort: readonly Float64Array[],
): number => {
  const raw = dot(a, b);
  const [forA, forB] = [a, b].map((side) => momentsOf(cohort.map((other) => dot(side, other))));
  return ((raw - forA.mean) / forA.spread + (raw - forB.mean) / forB.spread) / 2;
};
