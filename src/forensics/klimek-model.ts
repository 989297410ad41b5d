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

/**
 * Histogram of stations without fraud, or with it where `strength` says how much: the fraction of non-voters
 * whose ballots are added is `strength(z)`, that of the others' votes which are switched its `alpha`-th power.
 * Draws that leave 0–1 are passed over: truncated normals.
 */
const histogram = (
  { moments, draws, binning }: Part,
  strength?: { of: (z: number) => number; alpha: number },
): Float64Array => {
  const counts = new Float64Array(binning.bins);
  let drawn = 0;
  for (let i = 0; i < draws.share.length; i++) {
    const a = moments.turnout + moments.turnoutSpread * draws.turnout[i];
    const v = moments.share + moments.shareSpread * draws.share[i];
    if (a < 0 || a > 1 || v < 0 || v > 1) continue;
    if (!strength) {
      counts[binning.bin(v, a)] += 1;
    } else {
      const x = strength.of(Math.abs(draws.strength[i]));
      if (x <= 0 || x >= 1) continue;
      const turnout = a + x * (1 - a);
      const votes = v * a + x * (1 - a) + x ** strength.alpha * (1 - v) * a;
      counts[binning.bin(votes / turnout, turnout)] += 1;
    }
    drawn += 1;
  }
  return floor(counts, Math.max(1, drawn));
};

export const cleanPart = (part: Part): Float64Array => histogram(part);

export const incrementalPart = (part: Part, alpha: number): Float64Array =>
  histogram(part, { of: (z) => z * part.moments.strength, alpha });

export const extremePart = (part: Part, alpha: number): Float64Array =>
  histogram(part, { of: (z) => 1 - z * EXTREME, alpha });
