import { FRAMES_A_SECOND } from "../mfcc.ts";
import { DIMS } from "../sound.ts";
import { calibrate, cllr, cllrMin, equalErrorRate, type Trials } from "./calibrate.ts";
import { checkConditions, checkPopulation, checkValid, sharedSeconds } from "./fitness.ts";
import { normalised, type Speech } from "./speech.ts";
import { type Member, populationTrials, scorerFor, sidesOf, type Trial } from "./trials.ts";

/** How the method did on the population itself, each pair judged without either of its speakers. */
export interface Validation {
  speakers: number;
  same: number;
  different: number;
  cllr: number;
  cllrMin: number;
  equalErrorRate: number;
  /** Shares of same-speaker trials with a ratio below 1, and of different-speaker trials with one above. */
  misleading: { same: number; different: number };
  /** The log10 ratios of those trials, in order, for a Tippett plot. */
  log10: { same: number[]; different: number[] };
}

export interface Comparison {
  /** log10 of the likelihood ratio, within what the population can show. */
  log10: number;
  /** Whether the ratio was held back to {@link Comparison.most} or {@link Comparison.least}. */
  bounded: boolean;
  most: number;
  least: number;
  /** Net seconds of speech used on each side, as in the validation. */
  seconds: number;
  validation: Validation;
}

/** Scores of one speaker's pairs, and of two speakers'. */
export const split = (trials: readonly Trial[]): Trials => ({
  same: trials.filter(({ a, b }) => a === b).map(({ score }) => score),
  different: trials.filter(({ a, b }) => a !== b).map(({ score }) => score),
});

/**
 * No ratio beyond what the population can show: n people give n same-speaker cases and n(n−1)/2 pairs that do not
 * depend on one another at all, and a rate of error below one in so many is not seen in them.
 */
const boundsFor = (speakers: number) => ({
  most: Math.log10((speakers * (speakers - 1)) / 2 + 1),
  least: -Math.log10(speakers + 1),
});

const within = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.max(least, Math.min(most, value));

/** log10 ratios of every trial by a calibration that has seen neither of its speakers. */
const heldOut = (trials: readonly Trial[], bounds: { least: number; most: number }): Trial[] => {
  const known = new Map<string, (score: number) => number>();
  return trials.map(({ a, b, score }) => {
    const key = [a, b].sort((x, y) => x - y).join(" ");
    let ratio = known.get(key);
    if (!ratio) {
      const others = trials.filter((one) => ![one.a, one.b].some((who) => who === a || who === b));
      const { slope, offset } = calibrate(split(others));
      known.set(key, (ratio = (value) => (slope * value + offset) / Math.LN10));
    }
    return { a, b, score: within(ratio(score), bounds) };
  });
};

const validate = (trials: readonly Trial[], speakers: number): Validation => {
  const { same, different } = split(heldOut(trials, boundsFor(speakers)));
  const natural = {
    same: same.map((log) => log * Math.LN10),
    different: different.map((log) => log * Math.LN10),
  };
  const up = (a: number, b: number) => a - b;
  return {
    speakers,
    same: same.length,
    different: different.length,
    cllr: cllr(natural),
    cllrMin: cllrMin(natural),
    equalErrorRate: equalErrorRate(natural),
    misleading: {
      same: same.filter((log) => log < 0).length / same.length,
      different: different.filter((log) => log > 0).length / different.length,
    },
    log10: { same: same.toSorted(up), different: different.toSorted(up) },
  };
};

const sideOf = ({ frames }: Speech, seconds: number): Float32Array =>
  normalised(frames.subarray(0, Math.round(seconds * FRAMES_A_SECOND) * DIMS));

export interface ComparisonInput {
  questioned: Speech;
  reference: Speech;
  /** Other people who could have spoken, in recordings like both. */
  population: readonly Member[];
  /** Gaussians of the background, a power of two; 64 unless told. */
  size?: number;
}

/**
 * How much more probable what is heard is if two stretches of speech have one speaker than if they have two of the
 * population: a likelihood ratio, calibrated and validated on that population, whose recordings must be like both.
 * Mixture supervectors of cepstra, S-norm, logistic calibration (see the modules). Throws `speakers/too-little-speech`,
 * `speakers/population-small`, `speakers/conditions-differ` or `speakers/not-valid` where no ratio may be given.
 */
export const compare = ({
  questioned,
  reference,
  population,
  size,
}: ComparisonInput): Comparison => {
  checkPopulation(population);
  const seconds = sharedSeconds(questioned, reference, population);
  checkConditions({ questioned, reference }, population);
  const sides = sidesOf(population, seconds);
  const trials = populationTrials(sides, size);
  const validation = validate(trials, population.length);
  checkValid(validation.cllr);
  const { slope, offset } = calibrate(split(trials));
  const score = scorerFor(sides, size)(sideOf(questioned, seconds), sideOf(reference, seconds));
  const bounds = boundsFor(population.length);
  const raw = (slope * score + offset) / Math.LN10;
  const log10 = within(raw, bounds);
  return { log10, bounded: log10 !== raw, ...bounds, seconds, validation };
};
