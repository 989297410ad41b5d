import type { Reading, Stations } from "../../model/forensics.ts";
import { klimekMoments } from "../klimek/klimek-moments.ts";
import { declined, reading } from "../reading.ts";
import { ballotsFound, MOST_IN_A_STATION } from "../stations/counts.ts";
import { thin } from "../stations/places.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import { allEqual } from "../stations/values.ts";
import { defineTest } from "../test.ts";
import { fitMixturePosterior, type MixturePosterior } from "./mixture-fit.ts";
import type { MixtureData, MixtureParameters } from "./mixture-model.ts";

export interface MixtureOptions {
  /** Stations fitted at most, evenly spaced through the list: enough for what the model can tell. */
  stations: number;
  /** Points of the importance sample. */
  draws: number;
}

/** Ballots are those found; a station where they exceed the roll is left out. */
const mixtureData = (stations: Stations): MixtureData => {
  const found = ballotsFound(stations)!;
  const voters = stations.registered!;
  const leader = stations.leader!;
  const rows = voters
    .map((n, i) => {
      const sound = n > 0 && n <= MOST_IN_A_STATION && found[i] > 0 && found[i] <= n;
      return sound && leader[i] >= 0 && leader[i] <= found[i] ? i : -1;
    })
    .filter((i) => i >= 0);
  return {
    voters: rows.map((i) => voters[i]),
    ballots: rows.map((i) => found[i]),
    votes: rows.map((i) => leader[i]),
  };
};

const logOdds = (p: number): number => {
  const inside = Math.min(0.99, Math.max(0.01, p));
  return Math.log(inside / (1 - inside));
};

const ratio = (data: Int32Array, of: Int32Array): number =>
  data.reduce((a, b) => a + b, 0) / of.reduce((a, b) => a + b, 0);

/** Three places to search from: the modes with much fraud, the means with little, and between. */
const startsFor = (stations: Stations, data: MixtureData): number[][] => {
  const { turnout, share } = klimekMoments(turnoutShare(stations));
  const mean = [
    logOdds(ratio(data.ballots, data.voters)),
    logOdds(ratio(data.votes, data.ballots)),
  ];
  const mode = [logOdds(turnout), logOdds(share)];
  return [
    [0, -2, ...mode, 3.4, 3.4],
    [-4, -5, ...mean, 2.5, 2.5],
    [-2, -3, (mode[0] + mean[0]) / 2, (mode[1] + mean[1]) / 2, 3, 3],
  ];
};

/** Weighted quantile of a sample. */
const quantile = (values: readonly { value: number; weight: number }[], share: number): number => {
  let sum = 0;
  for (const { value, weight } of values) {
    sum += weight;
    if (sum >= share) return value;
  }
  return values[values.length - 1].value;
};

const named: [keyof MixtureParameters, string][] = [
  ["clean", "stations without fraud in the model"],
  ["incremental", "stations with incremental fraud in the model"],
  ["extreme", "stations with extreme fraud in the model"],
  ["turnout", "turnout without fraud in the model"],
  ["share", "leader's share without fraud in the model"],
];

/** Below this effective share, or beyond that disagreement of starts, the fit is not to be relied on. */
const [EFFICIENT, AGREED] = [0.05, 1];

const summarise = (posterior: MixturePosterior, n: number): Reading[] => {
  const { samples, efficiency, disagreement } = posterior;
  const settled = efficiency >= EFFICIENT && disagreement <= AGREED;
  const rows = named.map(([name, measure]) => {
    const values = samples
      .map((sample) => ({ value: sample[name], weight: sample.weight }))
      .sort((a, b) => a.value - b.value);
    return reading(measure, n, {
      observed: values.reduce((sum, { value, weight }) => sum + value * weight, 0),
      low: quantile(values, 0.025),
      high: quantile(values, 0.975),
      ...(!settled && { reason: "not-converged" }),
    });
  });
  return [
    ...rows,
    reading("convergence: effective share of the sample", n, { observed: efficiency }),
    reading("convergence: disagreement of starts, log units", n, { observed: disagreement }),
  ];
};

export const mixtureTest = defineTest<MixtureOptions>({
  id: "mixture",
  title: "Mixture of no, incremental and extreme fraud",
  needs: ["registered", "valid", "leader"],
  minimum: 50,
  defaults: { stations: 2000, draws: 400 },
  levels: ["all"],
  standing: "description",
  meaning:
    "How a model that knows only three kinds of stations would divide them; its kinds are names for patterns, not findings about officials",
  paper:
    "Mebane's line of models (Mebane, eforensics: A Bayesian Implementation of a Positive Empirical Model of Election Frauds, 2023; Ferrari, McAlister and Mebane 2018), with beta-binomial stations, the pattern of fraud summed out, and a Gaussian posterior corrected by importance sampling",
  caveat:
    "On 20 simulated clean elections, with regions that differ as Russia's did in 2011, the interval of incremental fraud lay above 2 % in all (20): honest differences between regions are enough",
  assumptions: [
    "without fraud all stations share one mean turnout and one mean share",
    "added and switched fractions are uniform, up to 0.7 for incremental fraud and above for extreme",
  ],
  misleads: [
    "strategic or strongly local voting looks like incremental fraud: published critics find it on clean elections",
    "regions that honestly differ are taken for kinds of fraud",
    "the prior leans to no fraud and matters where stations are few",
  ],
  read(stations, { stations: most, draws, seed }) {
    const some = thin(stations, most);
    const data = mixtureData(some);
    const n = data.voters.length;
    const measure = "stations without fraud in the model";
    if (n < this.minimum) return [declined(measure, n, "too-few-stations")];
    if (allEqual(data.votes) && allEqual(data.ballots)) return [declined(measure, n, "all-equal")];
    const posterior = fitMixturePosterior(data, { starts: startsFor(some, data), draws, seed });
    return summarise(posterior, n);
  },
});
