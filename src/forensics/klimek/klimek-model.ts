import { Random } from "../chance/random.ts";
import { type Binning, cellOf } from "./klimek-bins.ts";
import type { KlimekMoments } from "./klimek-moments.ts";

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
  const { shares, turnouts } = binning;
  const counts = new Float64Array(shares * turnouts);
  let drawn = 0;
  for (let i = 0; i < draws.share.length; i++) {
    const a = moments.turnout + moments.turnoutSpread * draws.turnout[i];
    const v = moments.share + moments.shareSpread * draws.share[i];
    if (!inside(a) || !inside(v)) continue;
    counts[cellOf(v, shares) * turnouts + cellOf(a, turnouts)] += 1;
    drawn += 1;
  }
  return floor(counts, Math.max(1, drawn));
};

/** What fraud does at each simulated station, before α is chosen: columns a station each. */
interface Stuffed {
  /** Leader's share after stuffing, before others' votes are switched. */
  share: Float64Array;
  /** The others' share then, of which a part is switched. */
  others: Float64Array;
  /** Fraction of non-voters whose ballots were added. */
  added: Float64Array;
  /** Cell of turnout after stuffing. */
  cell: Int32Array;
}

const stuff = ({ moments, draws, binning }: Part, strength: (z: number) => number): Stuffed => {
  const size = draws.share.length;
  const share = new Float64Array(size);
  const others = new Float64Array(size);
  const added = new Float64Array(size);
  const cell = new Int32Array(size);
  let drawn = 0;
  for (let i = 0; i < size; i++) {
    const a = moments.turnout + moments.turnoutSpread * draws.turnout[i];
    const v = moments.share + moments.shareSpread * draws.share[i];
    const x = strength(Math.abs(draws.strength[i]));
    if (!inside(a) || !inside(v) || x <= 0 || x >= 1) continue;
    const turnout = a + x * (1 - a);
    others[drawn] = ((1 - v) * a) / turnout;
    share[drawn] = 1 - others[drawn];
    added[drawn] = x;
    cell[drawn] = cellOf(turnout, binning.turnouts);
    drawn += 1;
  }
  return {
    share: share.subarray(0, drawn),
    others: others.subarray(0, drawn),
    added: added.subarray(0, drawn),
    cell: cell.subarray(0, drawn),
  };
};

/**
 * Histograms of stations with fraud, one for each exponent: the fraction of the others' votes that is switched is
 * the `alpha`-th power of the fraction of ballots added. Exponents in equal steps: powers are multiplied up.
 */
const ladder = (stuffed: Stuffed, { shares, turnouts }: Binning, alphas: readonly number[]) => {
  const { share, others, added, cell } = stuffed;
  const moved = others.map((rest, i) => rest * added[i] ** alphas[0]);
  const factor = added.map((x) => (alphas.length > 1 ? x ** (alphas[1] - alphas[0]) : 1));
  return alphas.map(() => {
    const counts = new Float64Array(shares * turnouts);
    for (let i = 0; i < moved.length; i++) {
      counts[cellOf(share[i] + moved[i], shares) * turnouts + cell[i]] += 1;
      moved[i] *= factor[i];
    }
    return floor(counts, Math.max(1, moved.length));
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
