/** Frames `from` to `to`, the end not included. */
export interface Span {
  from: number;
  to: number;
}

/** Sums of frames from which mean and covariance follow: the count, the sums, the lower triangle of products. */
export class Sums {
  readonly dims: number;
  count = 0;
  readonly first: Float64Array;
  readonly second: Float64Array;

  constructor(dims: number) {
    this.dims = dims;
    this.first = new Float64Array(dims);
    this.second = new Float64Array((dims * (dims + 1)) / 2);
  }

  /** Adds frames `from` to `to` of a row-by-row matrix, those that `heard` marks. */
  add(frames: Float32Array, { from, to }: Span, heard: Uint8Array): this {
    const { dims, first, second } = this;
    for (let frame = from; frame < to; frame++) {
      if (!heard[frame]) continue;
      this.count++;
      const at = frame * dims;
      for (let i = 0, k = 0; i < dims; i++) {
        const value = frames[at + i];
        first[i] += value;
        for (let j = 0; j <= i; j++, k++) second[k] += value * frames[at + j];
      }
    }
    return this;
  }

  /** Takes other sums in. */
  join(other: Sums): this {
    for (let i = 0; i < this.first.length; i++) this.first[i] += other.first[i];
    for (let i = 0; i < this.second.length; i++) this.second[i] += other.second[i];
    this.count += other.count;
    return this;
  }
}

/** Variance added to every dimension: a stretch of a few frames, or digital silence, has no covariance to invert. */
const FLOOR = 1e-3;

const scratch = new Map<number, Float64Array>();

/** log |Σ| of one or two sums taken together, by Cholesky's factors. */
export const logDeterminant = (one: Sums, other?: Sums): number => {
  const { dims } = one;
  const size = (dims * (dims + 1)) / 2;
  let factor = scratch.get(dims);
  if (!factor) scratch.set(dims, (factor = new Float64Array(size)));
  const count = Math.max(1, one.count + (other?.count ?? 0));
  const mean = (i: number) => (one.first[i] + (other ? other.first[i] : 0)) / count;
  let log = 0;
  for (let i = 0, row = 0; i < dims; row += ++i) {
    const meanRow = mean(i);
    for (let j = 0, column = 0; j <= i; column += ++j) {
      const at = row + j;
      let sum =
        (one.second[at] + (other ? other.second[at] : 0)) / count -
        meanRow * mean(j) +
        (i === j ? FLOOR : 0);
      for (let k = 0; k < j; k++) sum -= factor[row + k] * factor[column + k];
      if (i === j) {
        const pivot = Math.max(sum, FLOOR / 10);
        log += Math.log(pivot);
        factor[at] = Math.sqrt(pivot);
      } else factor[at] = sum / factor[column + j];
    }
  }
  return log;
};

/** Half the count times log |Σ|: minus the log-likelihood of frames under their own Gaussian, up to a constant. */
export const misfit = (one: Sums, other?: Sums): number =>
  ((one.count + (other?.count ?? 0)) / 2) * logDeterminant(one, other);
