import type { TurnoutShare } from "../stations/turnout-share.ts";

/** What the model takes from the data before it is fitted: fractions from 0 to 1. */
export interface KlimekMoments {
  /** Mode of turnout, τ. */
  turnout: number;
  /** Mode of the leader's share, ν. */
  share: number;
  /** Spread of turnout below its mode, where the share is below its own, σ_τ. */
  turnoutSpread: number;
  /** Spread of the share below its mode, σ_ν. */
  shareSpread: number;
  /** Strength of incremental fraud, θ: root of the share's spread above its mode. */
  strength: number;
}

const BINS = 1000;
const BANDWIDTH = 0.02;
/** Modes are sought below this: a crowd at 100 per cent is not what an undisturbed election centres on. */
const HIGHEST_MODE = 0.97;

/** Where a Gaussian kernel density of weighted values is highest. */
const mode = (values: Float64Array, weights: Float64Array): number => {
  const reach = Math.ceil(4 * BANDWIDTH * BINS);
  // Room on both sides, so that the kernel needs no look at the edges.
  const histogram = new Float64Array(BINS + 2 * reach);
  for (let i = 0; i < values.length; i++) {
    histogram[reach + Math.min(BINS - 1, (values[i] * BINS) | 0)] += weights[i];
  }
  const kernel = Float64Array.from({ length: reach + 1 }, (_, k) =>
    Math.exp(-0.5 * (k / (BANDWIDTH * BINS)) ** 2),
  );
  let best = 0;
  let height = -1;
  for (let g = 0; g < HIGHEST_MODE * BINS; g++) {
    const centre = reach + g;
    let sum = kernel[0] * histogram[centre];
    for (let k = 1; k <= reach; k++) {
      sum += kernel[k] * (histogram[centre - k] + histogram[centre + k]);
    }
    if (sum > height) [best, height] = [g, sum];
  }
  return (best + 0.5) / BINS;
};

/** Root mean square of what `distance` gives; stations for which it gives nothing are left out. */
const spread = (
  size: number,
  weights: Float64Array,
  distance: (i: number) => number | undefined,
): number => {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const d = distance(i);
    if (d === undefined) continue;
    sum += weights[i] * d * d;
    total += weights[i];
  }
  return total > 0 ? Math.sqrt(sum / total) : 0;
};

/** Modes and one-sided spreads, each station counted `weights` times. */
export const klimekMoments = (
  { turnout, share }: TurnoutShare,
  weights: Float64Array = new Float64Array(share.length).fill(1),
): KlimekMoments => {
  const t = mode(turnout, weights);
  const s = mode(share, weights);
  const size = share.length;
  return {
    turnout: t,
    share: s,
    turnoutSpread: spread(size, weights, (i) =>
      turnout[i] < t && share[i] < s ? turnout[i] - t : undefined,
    ),
    shareSpread: spread(size, weights, (i) => (share[i] < s ? share[i] - s : undefined)),
    strength: Math.sqrt(spread(size, weights, (i) => (share[i] > s ? share[i] - s : undefined))),
  };
};
