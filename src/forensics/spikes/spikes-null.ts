import type { Stations } from "../../model/forensics.ts";
import type { BetaMixture } from "../chance/beta-binomial.ts";
import { type Shares, shares } from "../stations/counts.ts";
import { correlation } from "../stations/values.ts";
import { fitMixture } from "./beta-mixture.ts";
import { GRID } from "./spikes-density.ts";
import type { SpikesNull } from "./spikes-resample.ts";

/** Ballots of registered and votes of ballots, for the stations where both make sense. */
export const spikeShares = ({ registered, valid, leader }: Stations) => {
  const inside = shares({ part: valid!, whole: registered!, keep: (p, w) => p > 0 && p <= w });
  const votes = shares({ part: inside.rows.map((i) => leader![i]), whole: inside.part });
  const turnout: Shares = {
    part: votes.whole,
    whole: votes.rows.map((j) => inside.whole[j]),
    rows: votes.rows.map((j) => inside.rows[j]),
  };
  return { turnout, votes: { ...votes, rows: turnout.rows } };
};

/** Density of a mixture between 0.01 and 0.99, up to a factor that correlation does not see. */
const profile = ({ weight, a, b }: BetaMixture): Float64Array => {
  const at = (x: number) =>
    weight.reduce((sum, w, k) => {
      const peak = a[k] + b[k] > 2 ? (a[k] - 1) / (a[k] + b[k] - 2) : 0.5;
      const mode = Math.min(0.99, Math.max(0.01, peak));
      const log = (a[k] - 1) * Math.log(x / mode) + (b[k] - 1) * Math.log((1 - x) / (1 - mode));
      return sum + w * Math.sqrt(a[k] + b[k]) * Math.exp(log);
    }, 0);
  return Float64Array.from({ length: GRID }, (_, i) => at(0.01 + (0.98 * i) / (GRID - 1)));
};

/** Adds components, up to five, until one more no longer changes the density: the published rule. */
const fitDensity = (data: Shares): BetaMixture => {
  let { mixture } = fitMixture(data, 1);
  for (let size = 2; size <= 5; size++) {
    const larger = fitMixture(data, size).mixture;
    const alike = correlation(profile(mixture), profile(larger)) >= 0.99;
    mixture = larger;
    if (alike) break;
  }
  return mixture;
};

export const spikesNull = (stations: Stations): SpikesNull => {
  const { turnout, votes } = spikeShares(stations);
  return {
    turnout,
    votes,
    turnoutMixture: fitDensity(turnout),
    votesMixture: fitDensity(votes),
  };
};
