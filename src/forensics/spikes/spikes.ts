import type { Reading, Stations } from "../../model/forensics.ts";
import { binomialTail, chiSquareTail } from "../chance/distributions.ts";
import { declined, reading } from "../reading.ts";
import { defineTest, type Seeded } from "../test.ts";
import { GRID } from "./spikes-density.ts";
import { spikeShares, spikesNull } from "./spikes-null.ts";
import { describe, type Resample, resampler } from "./spikes-resample.ts";

export interface SpikesOptions {
  resamples: number;
  bandwidth: number;
}

/** Everything the figures and the picture are read from. Arrays run over the grid of shares. */
export interface Spikes {
  stations: number;
  density: Float64Array;
  /** Highest resampled density at each point. */
  envelope: Float64Array;
  /** Share of stations in each bin beyond the resampled mean, where there is one. */
  excess: Float64Array;
  observed: Int32Array;
  /** Stations in each bin, all resamples together. */
  resampled: Float64Array;
  resamples: number;
  /** Σ (observed − mean)² / mean over bins, of the data and of each resample. */
  roughness: number;
  resampledRoughness: number[];
}

const roughness = (bins: Int32Array, mean: Float64Array): number => {
  let sum = 0;
  for (let g = 0; g < GRID; g++) if (mean[g] > 0.5) sum += (bins[g] - mean[g]) ** 2 / mean[g];
  return sum;
};

const gather = (observed: Resample, draws: readonly Resample[], stations: number): Spikes => {
  const envelope = new Float64Array(GRID);
  const resampled = new Float64Array(GRID);
  for (const { density, bins } of draws) {
    for (let g = 0; g < GRID; g++) {
      if (density[g] > envelope[g]) envelope[g] = density[g];
      resampled[g] += bins[g];
    }
  }
  const mean = resampled.map((sum) => sum / draws.length);
  // A resample helped to make the mean it is measured from; the data did not.
  const own = draws.length / (draws.length - 1);
  return {
    stations,
    density: observed.density,
    envelope,
    excess: mean.map((m, g) => Math.max(0, observed.bins[g] - m) / stations),
    observed: observed.bins,
    resampled,
    resamples: draws.length,
    roughness: roughness(observed.bins, mean) / (1 + 1 / draws.length),
    resampledRoughness: draws.map(({ bins }) => roughness(bins, mean) * own),
  };
};

/** Fits the null, draws the resamples and sets the data beside them. */
export const findSpikes = (stations: Stations, options: SpikesOptions & Seeded): Spikes => {
  const null_ = spikesNull(stations);
  const { part, whole } = null_.votes;
  const shares = Float64Array.from(part, (votes, i) => votes / whole[i]);
  const draw = resampler(null_, options);
  const draws = Array.from({ length: options.resamples }, (_, r) => draw(r));
  return gather(describe(shares, options.bandwidth), draws, part.length);
};

/** The published figure: stations beyond the mean, in bins whose density tops every resample's. */
export const publishedShare = ({ density, envelope, excess }: Spikes): number =>
  excess.reduce((sum, share, g) => (density[g] > envelope[g] ? sum + share : sum), 0);

/** Share levels with the largest excess above the envelope, largest first. */
export const leadingSpikes = (spikes: Spikes, how = 6): { share: number; excess: number }[] =>
  Array.from(spikes.excess, (excess, g) => ({ share: g / (GRID - 1), excess, g }))
    .filter(({ g, excess }) => excess > 0 && spikes.density[g] > spikes.envelope[g])
    .sort((x, y) => y.excess - x.excess || x.g - y.g)
    .slice(0, how)
    .map(({ share, excess }) => ({ share, excess }));

/**
 * Stations beyond the mean in bins that are fuller than chance allows at one in a hundred for all bins
 * together. Each bin's count against its count in all resamples is a comparison of two Poisson counts, exact
 * for any number of resamples (Przyborowski and Wilenski 1940): more of them sharpen it and do not move it.
 */
export const steadyShare = ({ observed, resampled, resamples, excess }: Spikes, level = 0.01) =>
  excess.reduce((sum, share, g) => {
    const p = binomialTail(observed[g], observed[g] + resampled[g], 1 / (resamples + 1));
    return p < level / GRID ? sum + share : sum;
  }, 0);

/** Chance of so rough a histogram: a scaled χ² with the mean and variance of the resampled roughness. */
const roughnessTail = ({ roughness, resampledRoughness }: Spikes): number => {
  const n = resampledRoughness.length;
  const mean = resampledRoughness.reduce((a, b) => a + b, 0) / n;
  const variance = resampledRoughness.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1);
  const scale = variance / (2 * mean);
  return chiSquareTail(roughness / scale, mean / scale);
};

/** The figures, from spikes already found. */
const spikesReadings = (spikes: Spikes): Reading[] => {
  const n = spikes.stations;
  const mean = spikes.resampledRoughness.reduce((a, b) => a + b, 0) / spikes.resamples;
  return [
    reading("roughness of the histogram of shares", n, {
      observed: spikes.roughness,
      expected: mean,
      p: roughnessTail(spikes),
    }),
    reading("share of stations in spikes, steady", n, { observed: steadyShare(spikes) }),
    reading(`share of stations in spikes, published, ${spikes.resamples} resamples`, n, {
      observed: publishedShare(spikes),
    }),
    ...leadingSpikes(spikes).map(({ share, excess }, i) =>
      reading(`spike ${i + 1} at a share of ${share.toFixed(3)}`, n, { observed: excess }),
    ),
  ];
};

export const spikesTest = defineTest<SpikesOptions>({
  id: "spikes",
  title: "Spikes in the leader's share",
  needs: ["registered", "valid", "leader"],
  minimum: 200,
  defaults: { resamples: 200, bandwidth: 1e-4 },
  lower: { resamples: 100 },
  standing: "evidence",
  meaning:
    "Whether stations crowd at particular shares, such as 75.0 per cent, more than a smooth spread of support resampled at the same stations ever does",
  paper:
    "Rozenas, Detecting Election Fraud from Irregularities in Vote-Share Distributions, Political Analysis 25 (2017). The published share falls as resamples are added, for it asks the data to top all of them; the steady one keeps one level of chance whatever their number",
  caveat:
    "On 1,000 simulated clean elections of 5,000 stations p was at or below 0.05 in 4.3 % and 0.01 in 0.8 %: not even, on the careful side, for each resample leans on the data it is compared with",
  assumptions: [
    "support and turnout vary smoothly between stations (mixtures of up to five beta distributions)",
    "votes within a station are independent",
  ],
  misleads: [
    "small stations crowd at simple fractions, one half above all: resampled likewise, but not to the last station",
    "percentages rounded by hand and turned back into counts",
    "a few large blocs that vote as one",
  ],
  read(stations, options) {
    const { votes } = spikeShares(stations);
    const measure = "roughness of the histogram of shares";
    if (votes.part.length < this.minimum) {
      return [declined(measure, votes.part.length, "too-few-stations")];
    }
    return spikesReadings(findSpikes(stations, options));
  },
});
