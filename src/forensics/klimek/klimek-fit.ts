import { weighKinds } from "./kind-weights.ts";
import type { Binning } from "./klimek-bins.ts";
import { cleanPart, type Draws, extremeParts, incrementalParts } from "./klimek-model.ts";
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

/** Half the summed difference of a histogram of counts and one that adds up to one. */
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
    const kinds = [clean, incremental[i], extreme[i]] as const;
    const { weights, logLikelihood } = weighKinds(kinds, input.observed);
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
