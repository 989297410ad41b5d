import { type BetaMixture, fitShapes, risingLog, toTail } from "../chance/beta-binomial.ts";
import type { Shares } from "../stations/counts.ts";
import { largest } from "../stations/values.ts";

/** ln of the beta-binomial probability of each count under each component, its weight included. */
const tables = (mixture: BetaMixture, most: number) =>
  Array.from(mixture.weight, (weight, k) => ({
    log: Math.log(weight),
    a: risingLog(mixture.a[k], most),
    b: risingLog(mixture.b[k], most),
    ab: risingLog(mixture.a[k] + mixture.b[k], most),
  }));

type Table = ReturnType<typeof tables>[number];

const logChance = ({ log, a, b, ab }: Table, part: number, whole: number): number =>
  log + a[part] + b[whole - part] - ab[whole];

/** Fills `into` with each component's chance at one station; returns the station's log-likelihood. */
const weigh = (all: readonly Table[], part: number, whole: number, into: Float64Array): number => {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < all.length; k++) {
    into[k] = logChance(all[k], part, whole);
    if (into[k] > top) top = into[k];
  }
  let sum = 0;
  for (let k = 0; k < all.length; k++) sum += into[k] = Math.exp(into[k] - top);
  for (let k = 0; k < all.length; k++) into[k] /= sum;
  return top + Math.log(sum);
};

/** One step of expectation–maximisation. Returns the new mixture and the old one's log-likelihood. */
const step = ({ part, whole }: Shares, mixture: BetaMixture, top: number) => {
  const size = mixture.weight.length;
  const all = tables(mixture, top);
  const chance = new Float64Array(size);
  const sums = new Float64Array(size);
  const histograms = all.map(() => ({
    part: new Float64Array(top + 1),
    rest: new Float64Array(top + 1),
    whole: new Float64Array(top + 1),
  }));
  let likelihood = 0;
  for (let i = 0; i < part.length; i++) {
    likelihood += weigh(all, part[i], whole[i], chance);
    for (let k = 0; k < size; k++) {
      const histogram = histograms[k];
      sums[k] += chance[k];
      histogram.part[part[i]] += chance[k];
      histogram.rest[whole[i] - part[i]] += chance[k];
      histogram.whole[whole[i]] += chance[k];
    }
  }
  const shapes = histograms.map(({ part, rest, whole }, k) =>
    fitShapes(
      { part: toTail(part), rest: toTail(rest), whole: toTail(whole) },
      { a: mixture.a[k], b: mixture.b[k] },
    ),
  );
  const next: BetaMixture = {
    // A component nothing belongs to keeps a sliver, so that its logarithm stays finite.
    weight: sums.map((sum) => Math.max(sum / part.length, 1e-9)),
    a: Float64Array.from(shapes, ({ a }) => a),
    b: Float64Array.from(shapes, ({ b }) => b),
  };
  return { next, likelihood };
};

/** A first guess: stations sorted by share and cut into equal groups, each group matched by its moments. */
const start = ({ part, whole }: Shares, size: number): BetaMixture => {
  const shares = Float64Array.from(part, (count, i) => count / whole[i]).sort();
  const mixture: BetaMixture = {
    weight: new Float64Array(size).fill(1 / size),
    a: new Float64Array(size),
    b: new Float64Array(size),
  };
  for (let k = 0; k < size; k++) {
    const group = shares.subarray(
      Math.floor((k * shares.length) / size),
      Math.max(
        Math.floor(((k + 1) * shares.length) / size),
        Math.floor((k * shares.length) / size) + 1,
      ),
    );
    const mean = group.reduce((a, b) => a + b, 0) / group.length;
    const centre = Math.min(0.995, Math.max(0.005, mean));
    const square = group.reduce((a, b) => a + (b - mean) ** 2, 0) / group.length;
    const strength = Math.min(
      500,
      Math.max(2, (centre * (1 - centre)) / Math.max(square, 1e-4) - 1),
    );
    mixture.a[k] = centre * strength;
    mixture.b[k] = (1 - centre) * strength;
  }
  return mixture;
};

export interface MixtureFit {
  mixture: BetaMixture;
  logLikelihood: number;
  steps: number;
}

/**
 * A beta-binomial mixture of `size` components by expectation–maximisation. Stops when a step gains less than
 * a ten-thousandth of a log unit a station, or after `steps`.
 */
export const fitMixture = (shares: Shares, size: number, steps = 30): MixtureFit => {
  const top = largest(shares.whole);
  let mixture = start(shares, size);
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let done = 0;
  for (; done < steps; done++) {
    const { next, likelihood } = step(shares, mixture, top);
    const gain = likelihood - logLikelihood;
    mixture = next;
    logLikelihood = likelihood;
    if (gain < 1e-4 * shares.part.length ** 0.75) break;
  }
  return { mixture, logLikelihood, steps: done };
};

/** Cumulative chances that each station belongs to each component: `size` entries a station. */
export const memberships = ({ part, whole }: Shares, mixture: BetaMixture): Float64Array => {
  const size = mixture.weight.length;
  const all = tables(mixture, largest(whole));
  const chance = new Float64Array(size);
  const cumulative = new Float64Array(part.length * size);
  for (let i = 0; i < part.length; i++) {
    weigh(all, part[i], whole[i], chance);
    let sum = 0;
    for (let k = 0; k < size; k++) cumulative[i * size + k] = sum += chance[k];
  }
  return cumulative;
};
