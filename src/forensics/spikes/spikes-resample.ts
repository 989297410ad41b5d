import type { BetaMixture } from "../chance/beta-binomial.ts";
import { Random } from "../chance/random.ts";
import type { Shares } from "../stations/counts.ts";
import { memberships } from "./beta-mixture.ts";
import { binOf, densityGrid, GRID } from "./spikes-density.ts";

/** The null of one election: counts, and the smooth mixtures they are taken to come from. */
export interface SpikesNull {
  /** Ballots of registered. */
  turnout: Shares;
  /** Votes of ballots, same stations in the same order. */
  votes: Shares;
  turnoutMixture: BetaMixture;
  votesMixture: BetaMixture;
}

/** What one resampled election looks like. */
export interface Resample {
  density: Float64Array;
  bins: Int32Array;
}

/** Component of station `i` for a uniform draw, from cumulative memberships. */
const pick = (cumulative: Float64Array, i: number, size: number, u: number): number => {
  let k = 0;
  while (k < size - 1 && u > cumulative[i * size + k]) k += 1;
  return k;
};

/** A share drawn from what a station's own count and its component say of the chance behind it. */
const chance = (random: Random, part: number, whole: number, a: number, b: number): number =>
  random.beta(part + a, whole - part + b);

/** Density and bins of a list of shares. */
export const describe = (shares: Float64Array, bandwidth: number): Resample => {
  const grid = densityGrid({ bandwidth });
  const cells = grid.cells();
  const bins = new Int32Array(GRID);
  for (const share of shares) {
    grid.add(cells, share);
    bins[binOf(share)] += 1;
  }
  return { density: grid.read(cells, shares.length), bins };
};

/**
 * Draws elections from the null. Returns a function that makes resample number `r`, each with a stream of its
 * own: any split of the numbers over workers gives the same elections.
 */
export const resampler = (null_: SpikesNull, { seed, bandwidth }: SamplerOptions) => {
  const { turnout, votes, turnoutMixture, votesMixture } = null_;
  const turnoutMembers = memberships(turnout, turnoutMixture);
  const votesMembers = memberships(votes, votesMixture);
  const [sizeT, sizeV] = [turnoutMixture.weight.length, votesMixture.weight.length];
  const shares = new Float64Array(turnout.part.length);
  return (r: number): Resample => {
    const random = new Random(`${seed}/spikes/${r}`);
    for (let i = 0; i < shares.length; i++) {
      const t = pick(turnoutMembers, i, sizeT, random.uniform());
      const v = pick(votesMembers, i, sizeV, random.uniform());
      const [ballots, voters] = [turnout.part[i], turnout.whole[i]];
      const turnedOut = chance(random, ballots, voters, turnoutMixture.a[t], turnoutMixture.b[t]);
      const came = random.binomial(voters, turnedOut);
      const support = chance(random, votes.part[i], ballots, votesMixture.a[v], votesMixture.b[v]);
      shares[i] = came > 0 ? random.binomial(came, support) / came : 0;
    }
    return describe(shares, bandwidth);
  };
};

export interface SamplerOptions {
  seed: string;
  bandwidth: number;
}
