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
const clamp = (x: number): number => Math.min(MOST, Math.max(LEAST, x));

interface Shapes {
  a: number;
  b: number;
}

/** One Newton step in the logs of both shapes (Minka 2000), held to a factor of e. */
const newtonStep = (tails: Tails, { a, b }: Shapes): Shapes => {
  const [partSum, partSquare] = polygamma(tails.part, a);
  const [restSum, restSquare] = polygamma(tails.rest, b);
  const [wholeSum, wholeSquare] = polygamma(tails.whole, a + b);
  const gradientA = a * (partSum - wholeSum);
  const gradientB = b * (restSum - wholeSum);
  const aa = a * a * (wholeSquare - partSquare) + gradientA;
  const bb = b * b * (wholeSquare - restSquare) + gradientB;
  const ab = a * b * wholeSquare;
  const determinant = aa * bb - ab * ab;
  // Away from the top the surface need not be concave: climb the slope there.
  const concave = aa < 0 && determinant > 0;
  const scale = 1 / (1 + partSum * a + restSum * b);
  const stepA = concave ? (ab * gradientB - bb * gradientA) / determinant : gradientA * scale * 10;
  const stepB = concave ? (ab * gradientA - aa * gradientB) / determinant : gradientB * scale * 10;
  const within = (x: number) => Math.max(-1, Math.min(1, x));
  return {
    a: Math.exp(clamp(Math.log(a) + within(stepA))),
    b: Math.exp(clamp(Math.log(b) + within(stepB))),
  };
};

/** Shapes that make weighted counts most probable, from where the search stood. */
export const fitShapes = (tails: Tails, start: Shapes): Shapes => {
  let shapes = start;
  for (let i = 0; i < 20; i++) {
    const next = newtonStep(tails, shapes);
    const moved = Math.abs(Math.log(next.a / shapes.a)) + Math.abs(Math.log(next.b / shapes.b));
    shapes = next;
    if (moved < 1e-6) break;
  }
  return shapes;
};
