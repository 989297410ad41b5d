import type { KlimekMoments } from "./klimek-moments.ts";
import { Random } from "./random.ts";

/** Bins of the histogram of the leader's share. */
export const SHARE_BINS = 100;

/** Spread of extreme fraud, as published. */
const EXTREME = 0.075;

/** Standard normal draws shared by every histogram, so that histograms differ by parameters alone. */
export interface Draws {
  turnout: Float64Array;
  share: Float64Array;
  strength: Float64Array;
}

export const makeDraws = (size: number, seed: string): Draws => {
  const random = new Random(`${seed}/klimek`);
  const normals = () => Float64Array.from({ length: size }, () => random.normal());
  return { turnout: normals(), share: normals(), strength: normals() };
};

/** Adds one simulated station's share and turnout; the way the histogram is binned is the caller's. */
type Bin = (share: number, turnout: number) => number;

export interface Binning {
  bins: number;
  bin: Bin;
}

const cut = (x: number, bins: number): number => Math.min(bins - 1, Math.floor(x * bins));

export const byShare: Binning = { bins: SHARE_BINS, bin: (share) => cut(share, SHARE_BINS) };

const COARSE = 50;

/** Share and turnout together, in cells of two points. */
export const byBoth: Binning = {
  bins: COARSE * COARSE,
  bin: (share, turnout) => cut(share, COARSE) * COARSE + cut(turnout, COARSE),
};

/** Added to every bin, so that no bin is impossible; the whole adds up to half a per cent of the draws. */
const floor = (histogram: Float64Array, drawn: number): Float64Array => {
  const least = (0.005 * drawn) / histogram.length;
  return histogram.map((count) => (count + least) / (1.005 * drawn));
};

interface Part {
  moments: KlimekMoments;
  draws: Draws;
  binning: Binning;
}

const inside = (x: number): boolean => x >= 0 && x <= 1;

/** Histogram of stations without fraud. Draws that leave 0–1 are passed over: truncated normals. */
export const cleanPart = ({ moments, draws, binning }: Part): Float64Array => {
  const counts = new Float64Array(binning.bins);
  let drawn = 0;
  for (let i = 0; i < draws.share.length; i++) {
    const a = moments.turnout + moments.turnoutSpread * draws.turnout[i];
    const v = moments.share + moments.shareSpread * draws.share[i];
    if (!inside(a) || !inside(v)) continue;
    counts[binning.bin(v, a)] += 1;
    drawn += 1;
  }
  return floor(counts, Math.max(1, drawn));
};

/** What fraud does at one simulated station, before α is chosen. */
interface Stuffed {
  /** Turnout after stuffing. */
  turnout: Float64Array;
  /** Leader's votes after stuffing, before others' votes are switched. */
  votes: Float64Array;
  /** The others' votes. */
  others: Float64Array;
  /** Fraction of non-voters whose ballots were added. */
  added: Float64Array;
}

const stuff = ({ moments, draws }: Part, strength: (z: number) => number): Stuffed => {
  const size = draws.share.length;
  const stuffed = {
    turnout: new Float64Array(size),
    votes: new Float64Array(size),
    others: new Float64Array(size),
    added: new Float64Array(size),
  };
  let drawn = 0;
  for (let i = 0; i < size; i++) {
    const a = moments.turnout + moments.turnoutSpread * draws.turnout[i];
    const v = moments.share + moments.shareSpread * draws.share[i];
    const x = strength(Math.abs(draws.strength[i]));
    if (!inside(a) || !inside(v) || x <= 0 || x >= 1) continue;
    stuffed.turnout[drawn] = a + x * (1 - a);
    stuffed.votes[drawn] = v * a + x * (1 - a);
    stuffed.others[drawn] = (1 - v) * a;
    stuffed.added[drawn] = x;
    drawn += 1;
  }
  const cut = (column: Float64Array) => column.subarray(0, drawn);
  return {
    turnout: cut(stuffed.turnout),
    votes: cut(stuffed.votes),
    others: cut(stuffed.others),
    added: cut(stuffed.added),
  };
};

/**
 * Histograms of stations with fraud, one for each exponent: the fraction of the others' votes that is switched is
 * the `alpha`-th power of the fraction of ballots added. Exponents in equal steps: powers are multiplied up.
 */
const ladder = (stuffed: Stuffed, { bins, bin }: Binning, alphas: readonly number[]) => {
  const { turnout, votes, others, added } = stuffed;
  const power = added.map((x) => x ** alphas[0]);
  const factor = added.map((x) => (alphas.length > 1 ? x ** (alphas[1] - alphas[0]) : 1));
  return alphas.map(() => {
    const counts = new Float64Array(bins);
    for (let i = 0; i < added.length; i++) {
      counts[bin((votes[i] + power[i] * others[i]) / turnout[i], turnout[i])] += 1;
      power[i] *= factor[i];
    }
    return floor(counts, Math.max(1, added.length));
  });
};

/** Histograms with incremental fraud, one for each exponent. */
export const incrementalParts = (part: Part, alphas: readonly number[]): Float64Array[] =>
  ladder(
    stuff(part, (z) => z * part.moments.strength),
    part.binning,
    alphas,
  );

/** Histograms with extreme fraud, one for each exponent. */
export const extremeParts = (part: Part, alphas: readonly number[]): Float64Array[] =>
  ladder(
    stuff(part, (z) => 1 - z * EXTREME),
    part.binning,
    alphas,
  );
