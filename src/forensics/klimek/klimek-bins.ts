import type { TurnoutShare } from "../stations/turnout-share.ts";

/** How stations are put into bins: cells of the leader's share times cells of turnout. */
export interface Binning {
  shares: number;
  turnouts: number;
}

/** By share alone, a bin a point. */
export const byShare: Binning = { shares: 100, turnouts: 1 };

/** Share and turnout together, in cells of two points. */
export const byBoth: Binning = { shares: 50, turnouts: 50 };

/** Cell of a fraction from 0 to 1; all of it belongs to the last. */
export const cellOf = (fraction: number, cells: number): number => {
  const cell = (fraction * cells) | 0;
  return cell < cells ? cell : cells - 1;
};

/** Stations in each bin, each counted `weights` times. */
export const observedBins = (
  { turnout, share }: TurnoutShare,
  { shares, turnouts }: Binning,
  weights?: Float64Array,
): Float64Array => {
  const counts = new Float64Array(shares * turnouts);
  for (let i = 0; i < share.length; i++) {
    const bin = cellOf(share[i], shares) * turnouts + cellOf(turnout[i], turnouts);
    counts[bin] += weights ? weights[i] : 1;
  }
  return counts;
};
