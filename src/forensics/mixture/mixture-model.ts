import { risingLog } from "../chance/beta-binomial.ts";
import { largest } from "../stations/values.ts";

/** Counts of one set of stations: voters, ballots among them, leader's votes among those. */
export interface MixtureData {
  voters: Int32Array;
  ballots: Int32Array;
  votes: Int32Array;
}

/** Parameters as people read them; fractions from 0 to 1 but for the two strengths. */
export interface MixtureParameters {
  clean: number;
  incremental: number;
  extreme: number;
  /** Turnout and leader's share of stations without fraud. */
  turnout: number;
  share: number;
  /** Beta strengths (a + b): how alike stations are. */
  turnoutStrength: number;
  shareStrength: number;
}

/** Six free numbers on the whole line: two log ratios of weights, two log odds, two logs. */
export const fromFree = (x: readonly number[]): MixtureParameters => {
  const [i, e] = [Math.exp(x[0]), Math.exp(x[1])];
  const odds = (z: number) => 1 / (1 + Math.exp(-z));
  return {
    clean: 1 / (1 + i + e),
    incremental: i / (1 + i + e),
    extreme: e / (1 + i + e),
    turnout: odds(x[2]),
    share: odds(x[3]),
    turnoutStrength: Math.exp(x[4]),
    shareStrength: Math.exp(x[5]),
  };
};

/** A pattern of fraud: part of the non-voters' ballots added, part of the others' votes switched. */
interface Pattern {
  added: number;
  switched: number;
}

/** Below it fraud is incremental, above it extreme: the published cut. */
const CUT = 0.7;

const grid = (points: readonly number[]): Pattern[] =>
  points.flatMap((added) => points.map((switched) => ({ added, switched })));

/** Uniform over each range, by points in the middle of equal cells. */
const incremental = grid([0.07, 0.21, 0.35, 0.49, 0.63]);
const extreme = grid([CUT + 0.075, CUT + 0.225]);

interface Tables {
  a: Float64Array;
  b: Float64Array;
  ab: Float64Array;
}

/** `ab` depends on the strength alone, and is shared by all means. */
const tablesOf = (mean: number, strength: number, ab: Float64Array): Tables => {
  const top = ab.length - 1;
  const safe = Math.min(1 - 1e-6, Math.max(1e-6, mean));
  return {
    a: risingLog(safe * strength, top),
    b: risingLog((1 - safe) * strength, top),
    ab,
  };
};

const logChance = ({ a, b, ab }: Tables, part: number, whole: number): number =>
  a[part] + b[whole - part] - ab[whole];

/**
 * ln of the probability of the data, up to a constant: each station is clean, incremental or extreme; turnout and share
 * are beta-binomial about what its pattern of fraud makes of the clean ones, the pattern summed out.
 */
export const logLikelihood = (data: MixtureData, p: MixtureParameters): number => {
  const top = largest(data.voters);
  const terms = [
    { weight: p.clean, patterns: [{ added: 0, switched: 0 }] },
    { weight: p.incremental, patterns: incremental },
    { weight: p.extreme, patterns: extreme },
  ].flatMap(({ weight, patterns }) =>
    patterns.map((pattern) => ({ ...pattern, log: Math.log(weight / patterns.length) })),
  );
  const whole = {
    turnout: risingLog(p.turnoutStrength, top),
    share: risingLog(p.shareStrength, top),
  };
  const turnouts = new Map<number, Tables>();
  for (const { added } of terms) {
    if (turnouts.has(added)) continue;
    turnouts.set(
      added,
      tablesOf(p.turnout + added * (1 - p.turnout), p.turnoutStrength, whole.turnout),
    );
  }
  const ready = terms.map(({ log, added, switched }) => {
    const ballots = p.turnout + added * (1 - p.turnout);
    const others = p.turnout * (1 - p.share) * (1 - switched);
    return {
      log,
      turnout: turnouts.get(added)!,
      share: tablesOf(1 - others / ballots, p.shareStrength, whole.share),
    };
  });
  const logs = new Float64Array(ready.length);
  let sum = 0;
  for (let i = 0; i < data.voters.length; i++) {
    const [n, t, w] = [data.voters[i], data.ballots[i], data.votes[i]];
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < ready.length; k++) {
      const { log, turnout, share } = ready[k];
      logs[k] = log + logChance(turnout, t, n) + logChance(share, w, t);
      if (logs[k] > highest) highest = logs[k];
    }
    let total = 0;
    for (let k = 0; k < logs.length; k++) total += Math.exp(logs[k] - highest);
    sum += highest + Math.log(total);
  }
  return sum;
};

/**
 * Prior, with what the change to free numbers adds: weights Dirichlet(4, 1, 1), which leans to no fraud as the published
 * priors do; turnout and share uniform; strengths log-normal about 30.
 */
export const logPrior = (x: readonly number[], p: MixtureParameters): number => {
  const weights = 4 * Math.log(p.clean) + Math.log(p.incremental) + Math.log(p.extreme);
  const fractions = Math.log(p.turnout * (1 - p.turnout)) + Math.log(p.share * (1 - p.share));
  const strengths = -0.5 * (((x[4] - 3.4) / 1.5) ** 2 + ((x[5] - 3.4) / 1.5) ** 2);
  return weights + fractions + strengths;
};
