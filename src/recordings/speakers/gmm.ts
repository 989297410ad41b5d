/** A mixture of Gaussians with diagonal covariances. */
export interface Mixture {
  size: number;
  dims: number;
  weights: Float64Array;
  means: Float64Array;
  variances: Float64Array;
}

const FLOOR = 1e-2;

/** Per component: log weight less the log of the Gaussian's norm; and the halves of the inverse variances. */
interface Ready {
  constants: Float64Array;
  halves: Float64Array;
}

const prepare = ({ size, dims, weights, variances }: Mixture): Ready => {
  const constants = new Float64Array(size);
  const halves = variances.map((variance) => 0.5 / variance);
  for (let c = 0; c < size; c++) {
    let log = Math.log(weights[c]) - (dims / 2) * Math.log(2 * Math.PI);
    for (let d = 0; d < dims; d++) log -= 0.5 * Math.log(variances[c * dims + d]);
    constants[c] = log;
  }
  return { constants, halves };
};

/** Reads frames against a mixture: log-likelihood, and what share each component has in a frame. */
export class Reader {
  readonly mixture: Mixture;
  readonly shares: Float64Array;
  readonly #ready: Ready;

  constructor(mixture: Mixture) {
    this.mixture = mixture;
    this.#ready = prepare(mixture);
    this.shares = new Float64Array(mixture.size);
  }

  /** Natural log of the likelihood of the frame that starts at `at`; leaves the components' shares in `shares`. */
  read(frames: Float32Array, at: number): number {
    const { size, dims, means } = this.mixture;
    const { constants, halves } = this.#ready;
    const { shares } = this;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0, k = 0; c < size; c++) {
      let log = constants[c];
      for (let d = 0; d < dims; d++, k++) {
        const away = frames[at + d] - means[k];
        log -= away * away * halves[k];
      }
      shares[c] = log;
      if (log > most) most = log;
    }
    let sum = 0;
    for (let c = 0; c < size; c++) sum += shares[c] = Math.exp(shares[c] - most);
    for (let c = 0; c < size; c++) shares[c] /= sum;
    return most + Math.log(sum);
  }
}

const oneGaussian = (frames: Float32Array, dims: number): Mixture => {
  const count = frames.length / dims;
  const means = new Float64Array(dims);
  const variances = new Float64Array(dims);
  for (let i = 0; i < frames.length; i++) means[i % dims] += frames[i] / count;
  for (let i = 0; i < frames.length; i++)
    variances[i % dims] += (frames[i] - means[i % dims]) ** 2 / count;
  return {
    size: 1,
    dims,
    weights: Float64Array.of(1),
    means,
    variances: variances.map((value) => Math.max(value, FLOOR)),
  };
};

/** Every component as two, a fifth of a standard deviation to either side. */
const split = ({ size, dims, weights, means, variances }: Mixture): Mixture => {
  const twice = (values: Float64Array) => {
    const out = new Float64Array(values.length * 2);
    out.set(values);
    out.set(values, values.length);
    return out;
  };
  const apart = twice(means);
  for (let i = 0; i < means.length; i++) {
    const step = 0.2 * Math.sqrt(variances[i]);
    apart[i] += step;
    apart[means.length + i] -= step;
  }
  return {
    size: size * 2,
    dims,
    weights: twice(weights).map((weight) => weight / 2),
    means: apart,
    variances: twice(variances),
  };
};

/** Frames that belong to each component (in shares), their sum and the sum of their squares, by dimension. */
export interface Statistics {
  counts: Float64Array;
  first: Float64Array;
  second: Float64Array;
}

/** Which components the frames belong to (Baum and Welch's statistics of order 0, 1 and 2). */
export const statistics = (mixture: Mixture, frames: Float32Array): Statistics => {
  const { size, dims } = mixture;
  const reader = new Reader(mixture);
  const counts = new Float64Array(size);
  const first = new Float64Array(size * dims);
  const second = new Float64Array(size * dims);
  for (let at = 0; at < frames.length; at += dims) {
    reader.read(frames, at);
    for (let c = 0; c < size; c++) {
      const share = reader.shares[c];
      if (share < 1e-4) continue;
      counts[c] += share;
      for (let d = 0, k = c * dims; d < dims; d++, k++) {
        const value = frames[at + d];
        first[k] += share * value;
        second[k] += share * value * value;
      }
    }
  }
  return { counts, first, second };
};

/** One round of expectation and maximisation (Dempster, Laird and Rubin, 1977). */
const improve = (mixture: Mixture, frames: Float32Array): Mixture => {
  const { size, dims } = mixture;
  const { counts, first, second } = statistics(mixture, frames);
  const total = frames.length / dims;
  const fit = { ...mixture, means: first, variances: second, weights: counts };
  for (let c = 0; c < size; c++) {
    // A component that nothing belongs to stays where it was.
    const has = counts[c] > 1;
    for (let k = c * dims; k < (c + 1) * dims; k++) {
      const mean = has ? first[k] / counts[c] : mixture.means[k];
      second[k] = has ? Math.max(second[k] / counts[c] - mean * mean, FLOOR) : mixture.variances[k];
      first[k] = mean;
    }
    counts[c] = Math.max(counts[c], 1) / total;
  }
  return fit;
};

/**
 * A mixture of `size` components, a power of two, fitted to frames by splitting (Linde, Buzo and Gray, 1980) and
 * expectation maximisation. No chance in it: the same frames give the same mixture.
 */
export const fitMixture = (
  frames: Float32Array,
  { dims, size, rounds = 4 }: { dims: number; size: number; rounds?: number },
): Mixture => {
  let mixture = oneGaussian(frames, dims);
  while (mixture.size < size) {
    mixture = split(mixture);
    const last = mixture.size >= size;
    for (let round = 0; round < (last ? rounds * 2 : rounds); round++)
      mixture = improve(mixture, frames);
  }
  return mixture;
};
