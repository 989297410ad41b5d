const ORDER = 32;
/** Rounding to 16 bits, as power a sample: what lies below is no signal. */
const ROUNDING = 1e-10;

/** Linear prediction of a block of 20 ms by Levinson and Durbin's recursion, and what it leaves of the samples beside it. */
export class LinearPredictor {
  readonly block = 480;
  readonly hop = 160;
  readonly #r = new Float64Array(ORDER + 1);
  readonly #filter = new Float64Array(ORDER + 1);
  readonly #windowed: Float64Array;
  readonly #window: Float64Array;
  #deviation = 1;

  constructor() {
    this.#windowed = new Float64Array(this.block);
    this.#window = Float64Array.from(
      { length: this.block },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / this.block),
    );
  }

  /** Fits the filter to the block from `from`. */
  fit(samples: Float32Array, from: number): void {
    const { block } = this;
    const windowed = this.#windowed;
    const r = this.#r;
    for (let i = 0; i < block; i++) windowed[i] = samples[from + i] * this.#window[i];
    for (let lag = 0; lag <= ORDER; lag++) {
      let sum = 0;
      for (let i = lag; i < block; i++) sum += windowed[i] * windowed[i - lag];
      r[lag] = sum;
    }
    r[0] = r[0] * (1 + 1e-7) + ROUNDING * block;
    // The window keeps 3/8 of the power.
    this.#deviation = Math.sqrt(this.#solve() / (block * 0.375));
  }

  /** Levinson and Durbin; returns the error's power. */
  #solve(): number {
    const r = this.#r;
    const out = this.#filter.fill(0);
    out[0] = 1;
    let error = r[0];
    for (let i = 1; i <= ORDER; i++) {
      let sum = 0;
      for (let j = 0; j < i; j++) sum += out[j] * r[i - j];
      const reflection = -sum / error;
      for (let j = 1; j <= i >> 1; j++) {
        const [a, b] = [out[j], out[i - j]];
        out[j] = a + reflection * b;
        out[i - j] = b + reflection * a;
      }
      out[i] = reflection;
      error *= 1 - reflection * reflection;
    }
    return error;
  }

  /** Errors, in standard deviations, of the `hop` samples from `at` foretold from those before. */
  forward(samples: Float32Array, at: number, out: Float32Array): void {
    const filter = this.#filter;
    for (let i = at; i < Math.min(samples.length, at + this.hop); i++) {
      let sum = 0;
      for (let k = 0; k <= ORDER; k++) sum += filter[k] * samples[i - k];
      out[i] = Math.abs(sum) / this.#deviation;
    }
  }

  /** Errors of the `hop` samples before `at` foretold from those after. */
  backward(samples: Float32Array, at: number, out: Float32Array): void {
    const filter = this.#filter;
    for (let i = Math.max(0, at - this.hop); i < at; i++) {
      let sum = 0;
      for (let k = 0; k <= ORDER; k++) sum += filter[k] * samples[i + k];
      out[i] = Math.abs(sum) / this.#deviation;
    }
  }
}
