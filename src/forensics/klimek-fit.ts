import {
  type Binning,
  cleanPart,
  type Draws,
  extremeParts,
  incrementalParts,
} from "./klimek-model.ts";
import type { KlimekMoments } from "./klimek-moments.ts";

export interface KlimekParameters {
  /** Share of stations with incremental fraud, f_i. */
  incremental: number;
  /** Share of stations with extreme fraud, f_e. */
  extreme: number;
  /** Exponent of the switched votes, α. */
  alpha: number;
}

export interface KlimekFit extends KlimekParameters {
  logLikelihood: number;
  /** Half the summed difference between the observed histogram and the fitted one. */
  distance: number;
  /** The same for the model without fraud. */
  distanceWithout: number;
}

export interface FitInput {
  moments: KlimekMoments;
  draws: Draws;
  binning: Binning;
  /** Stations in each bin. */
  observed: Float64Array;
  alphas: readonly number[];
}

/** From nearly all switched to nearly none; the published grid of one program ended at 1. */
export const fineAlphas: readonly number[] = Array.from({ length: 56 }, (_, i) => 0.5 + i / 10);
export const coarseAlphas: readonly number[] = Array.from({ length: 19 }, (_, i) => 0.5 + i * 0.3);

type Parts = readonly [Float64Array, Float64Array, Float64Array];

/** One pass of expectation–maximisation on the weights of three fixed histograms. */
const reweigh = (parts: Parts, observed: Float64Array, w: number[]) => {
  const sums = [0, 0, 0];
  let total = 0;
  let logLikelihood = 0;
  for (let b = 0; b < observed.length; b++) {
    const n = observed[b];
    if (n === 0) continue;
    const [p, q, r] = [w[0] * parts[0][b], w[1] * parts[1][b], w[2] * parts[2][b]];
    const all = p + q + r;
    sums[0] += (n * p) / all;
    sums[1] += (n * q) / all;
    sums[2] += (n * r) / all;
    logLikelihood += n * Math.log(all);
    total += n;
  }
  return { weights: sums.map((sum) => sum / total), logLikelihood };
};

/** The most probable weights: the problem is concave, so where it starts does not matter. */
const weigh = (parts: Parts, observed: Float64Array) => {
  let weights = [0.5, 0.4, 0.1];
  let logLikelihood = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < 200; i++) {
    const next = reweigh(parts, observed, weights);
    const gain = next.logLikelihood - logLikelihood;
    ({ weights, logLikelihood } = next);
    if (i > 5 && gain < 1e-3) break;
  }
  return { weights, logLikelihood };
};

export const distance = (observed: Float64Array, modelled: Float64Array): number => {
  const total = observed.reduce((a, b) => a + b, 0);
  return observed.reduce((sum, n, b) => sum + Math.abs(n / total - modelled[b]), 0) / 2;
};

/** The model's histogram for given parameters. */
export const modelled = (input: Omit<FitInput, "observed" | "alphas">, p: KlimekParameters) => {
  const clean = cleanPart(input);
  const [incremental] = incrementalParts(input, [p.alpha]);
  const [extreme] = extremeParts(input, [p.alpha]);
  const rest = 1 - p.incremental - p.extreme;
  return clean.map((c, b) => rest * c + p.incremental * incremental[b] + p.extreme * extreme[b]);
};

/** Simulated maximum likelihood: for each α the weights are found, and the best α is kept. */
export const fitKlimek = (input: FitInput): KlimekFit => {
  const clean = cleanPart(input);
  const incremental = incrementalParts(input, input.alphas);
  const extreme = extremeParts(input, input.alphas);
  let best: (KlimekParameters & { logLikelihood: number }) | undefined;
  for (const [i, alpha] of input.alphas.entries()) {
    const parts = [clean, incremental[i], extreme[i]] as const;
    const { weights, logLikelihood } = weigh(parts, input.observed);
    if (best && logLikelihood <= best.logLikelihood) continue;
    best = { incremental: weights[1], extreme: weights[2], alpha, logLikelihood };
  }
  const found = best!;
  return {
    ...found,
    distance: distance(input.observed, modelled(input, found)),
    distanceWithout: distance(input.observed, clean),
  };
};
