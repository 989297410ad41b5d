/** A mixture of beta distributions of the chance behind a count: weights, and both shapes of each. */
export interface BetaMixture {
  weight: Float64Array;
  a: Float64Array;
  b: Float64Array;
}

/** From here on a logarithm follows from the one before it by a short series. */
const SERIES = 32;

/** A logarithm is taken afresh after so many steps of the series, so that its roundings do not add up. */
const AFRESH = 64;

/**
 * ln Γ(shape + j) − ln Γ(shape) for j from 0 to `most`: sums of ln(shape + j). Past {@link SERIES} each logarithm is the last
 * one and ln((x + 1)/x) = 2 atanh(1/(2x + 1)) to four terms, exact to the last digit at a third of the cost.
 */
export const risingLog = (shape: number, most: number): Float64Array => {
  const table = new Float64Array(most + 1);
  const first = Math.min(most, Math.max(0, Math.ceil(SERIES - shape)));
  for (let j = 0; j < first; j++) table[j + 1] = table[j] + Math.log(shape + j);
  let sum = table[first];
  for (let j = first; j < most; ) {
    let log = Math.log(shape + j);
    const end = Math.min(most, j + AFRESH);
    for (; j < end; j++) {
      table[j + 1] = sum += log;
      const u = 1 / (2 * (shape + j) + 1);
      const q = u * u;
      log += 2 * u * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7))));
    }
  }
  return table;
};

/** What is left of a weighted likelihood when the counts are sorted by size: number above each size. */
interface Tails {
  part: Float64Array;
  rest: Float64Array;
  whole: Float64Array;
}

/** Histogram to tail sums, in place: entry m becomes the weight of counts greater than m. */
export const toTail = (histogram: Float64Array): Float64Array => {
  let above = 0;
  for (let m = histogram.length - 1; m >= 0; m--) {
    const here = histogram[m];
    histogram[m] = above;
    above += here;
  }
  return histogram;
};

/** Σ tail[m] / (shape + m), and the same with squares: digamma and trigamma sums without either. */
const polygamma = (tail: Float64Array, shape: number): [number, number] => {
  let first = 0;
  let second = 0;
  for (let m = 0; m < tail.length; m++) {
    const weight = tail[m];
    if (weight === 0) break;
    const inverse = 1 / (shape + m);
    first += weight * inverse;
    second += weight * inverse * inverse;
  }
  return [first, second];
};

/** Bounds on ln of a shape, as in the published program but for the top, which big stations reach. */
const [LEAST, MOST] = [-3, 8];

interface Shapes {
  a: number;
  b: number;
}

/** Shapes within their bounds. At the top both shrink together: else the mean they stand for would move. */
const bounded = (logA: number, logB: number): Shapes => {
  const over = Math.max(0, Math.max(logA, logB) - MOST);
  return { a: Math.exp(Math.max(LEAST, logA - over)), b: Math.exp(Math.max(LEAST, logB - over)) };
};

/** What the likelihood does about a pair of shapes: digamma and trigamma sums of each tail. */
const slopesAt = (tails: Tails, { a, b }: Shapes) => {
  const [part, parts] = polygamma(tails.part, a);
  const [rest, rests] = polygamma(tails.rest, b);
  const [whole, wholes] = polygamma(tails.whole, a + b);
  return { part, parts, rest, rests, whole, wholes };
};
type Slopes = ReturnType<typeof slopesAt>;

/** A Newton step in the logs of both shapes (Minka 2000), shortened to a factor of e; none where the top is not near. */
const newtonStep = (slopes: Slopes, { a, b }: Shapes): Shapes | undefined => {
  const gradientA = a * (slopes.part - slopes.whole);
  const gradientB = b * (slopes.rest - slopes.whole);
  const aa = a * a * (slopes.wholes - slopes.parts) + gradientA;
  const bb = b * b * (slopes.wholes - slopes.rests) + gradientB;
  const ab = a * b * slopes.wholes;
  const determinant = aa * bb - ab * ab;
  if (!(aa < 0 && determinant > 0)) return undefined;
  const stepA = (ab * gradientB - bb * gradientA) / determinant;
  const stepB = (ab * gradientA - aa * gradientB) / determinant;
  // Both by one factor: shortening each by itself would leave the ridge along which the mean is right.
  const short = 1 / Math.max(1, Math.abs(stepA), Math.abs(stepB));
  return bounded(Math.log(a) + short * stepA, Math.log(b) + short * stepB);
};

/**
 * A step where the surface is not concave: the mean to its own top, in which it always is, and the strength `a` + `b` by
 * `reach` in its logarithm, the way the likelihood rises.
 */
const ridgeStep = (slopes: Slopes, { a, b }: Shapes, reach: number): Shapes => {
  const strength = a + b;
  const mean = a / strength;
  const move = (slopes.part - slopes.rest) / (strength * (slopes.parts + slopes.rests));
  const centre = Math.min((1 + mean) / 2, Math.max(mean / 2, mean + move));
  const logStrength = Math.log(strength) + reach;
  return bounded(Math.log(centre) + logStrength, Math.log1p(-centre) + logStrength);
};

/** How the likelihood rises with the logarithm of `a` + `b`, the mean held. */
const strengthSlope = (slopes: Slopes, { a, b }: Shapes): number =>
  a * slopes.part + b * slopes.rest - (a + b) * slopes.whole;

/** Shapes that make weighted counts most probable, from where the search stood; the start itself where there are none. */
export const fitShapes = (tails: Tails, start: Shapes): Shapes => {
  let shapes = start;
  let reach = 1;
  let way = 0;
  for (let i = 0; i < 20; i++) {
    const slopes = slopesAt(tails, shapes);
    if (slopes.parts + slopes.rests === 0) break;
    const now = Math.sign(strengthSlope(slopes, shapes));
    if (now === -way) reach /= 2;
    way = now;
    const next = newtonStep(slopes, shapes) ?? ridgeStep(slopes, shapes, now * reach);
    const moved = Math.abs(Math.log(next.a / shapes.a)) + Math.abs(Math.log(next.b / shapes.b));
    shapes = next;
    if (moved < 1e-6) break;
  }
  return shapes;
};
