/** Histograms of three kinds of stations, each adding up to one, no bin of them empty. */
export type Kinds = readonly [Float64Array, Float64Array, Float64Array];

export interface KindWeights {
  /** Weights of the three kinds: they add up to one. */
  weights: [number, number, number];
  logLikelihood: number;
}

/** Counts in the bins that hold any, with what the first kind makes of them and what the others change. */
interface Filled {
  count: Float64Array;
  first: Float64Array;
  second: Float64Array;
  third: Float64Array;
}

const filled = (kinds: Kinds, observed: Float64Array): Filled => {
  const bins: number[] = [];
  observed.forEach((n, b) => {
    if (n > 0) bins.push(b);
  });
  const take = (of: (b: number) => number) => Float64Array.from(bins, of);
  return {
    count: take((b) => observed[b]),
    first: take((b) => kinds[0][b]),
    second: take((b) => kinds[1][b] - kinds[0][b]),
    third: take((b) => kinds[2][b] - kinds[0][b]),
  };
};

const likelihood = ({ count, first, second, third }: Filled, x: number, y: number): number => {
  let sum = 0;
  for (let b = 0; b < count.length; b++) {
    sum += count[b] * Math.log(first[b] + x * second[b] + y * third[b]);
  }
  return sum;
};

/** Half a station of each kind is added to the data, so that no weight falls to nothing and the top lies inside. */
const ADDED = 0.5;

const prior = (x: number, y: number): number =>
  ADDED * (Math.log(1 - x - y) + Math.log(x) + Math.log(y));

/** Newton's step towards the top from weights `x` and `y`, and the gain it promises. */
const newton = ({ count, first, second, third }: Filled, x: number, y: number) => {
  const rest = 1 - x - y;
  let gx = ADDED / x - ADDED / rest;
  let gy = ADDED / y - ADDED / rest;
  let xx = ADDED / (x * x) + ADDED / (rest * rest);
  let yy = ADDED / (y * y) + ADDED / (rest * rest);
  let xy = ADDED / (rest * rest);
  for (let b = 0; b < count.length; b++) {
    const inverse = 1 / (first[b] + x * second[b] + y * third[b]);
    const u = second[b] * inverse;
    const v = third[b] * inverse;
    gx += count[b] * u;
    gy += count[b] * v;
    xx += count[b] * u * u;
    yy += count[b] * v * v;
    xy += count[b] * u * v;
  }
  const determinant = xx * yy - xy * xy;
  const dx = (yy * gx - xy * gy) / determinant;
  const dy = (xx * gy - xy * gx) / determinant;
  return { dx, dy, gain: (dx * gx + dy * gy) / 2 };
};

/** The part of a step that stays inside the triangle of weights, nine tenths of the way to its edge at most. */
const within = (x: number, y: number, dx: number, dy: number): number => {
  const room = (from: number, by: number) => (by < 0 ? (-0.9 * from) / by : 1);
  return Math.min(1, room(x, dx), room(y, dy), room(1 - x - y, -dx - dy));
};

/** Gains below this many log units are none. */
const ENOUGH = 1e-5;

/**
 * The most probable weights of three fixed kinds, by Newton's method: the problem is concave, so there is one top and
 * where the search starts does not matter.
 */
export const weighKinds = (kinds: Kinds, observed: Float64Array): KindWeights => {
  const data = filled(kinds, observed);
  let [x, y] = [1 / 3, 1 / 3];
  let height = likelihood(data, x, y) + prior(x, y);
  for (let step = 0; step < 60; step++) {
    const { dx, dy, gain } = newton(data, x, y);
    if (!(gain > ENOUGH)) break;
    let part = within(x, y, dx, dy);
    let next = Number.NEGATIVE_INFINITY;
    for (let halved = 0; halved < 40 && next < height; halved++, part /= 2) {
      next = likelihood(data, x + part * dx, y + part * dy) + prior(x + part * dx, y + part * dy);
      if (next < height) continue;
      x += part * dx;
      y += part * dy;
    }
    if (next < height) break;
    height = next;
  }
  return { weights: [1 - x - y, x, y], logLikelihood: height - prior(x, y) };
};
