import { RealFft } from "../dsp/fft.ts";

/** Smallest power of a coefficient that counts: that of sound rounded to 16 bits. */
export const ROUNDING = 1e-10;

/** A lapped transform of a lossy codec: what its encoder rounds, many coefficients of it to nothing. */
export interface LappedTransform {
  name: string;
  /** Samples from one frame to the next: the number of offsets a grid can have. */
  frame: number;
  /** Samples that one frame is made from. */
  span: number;
  /**
   * For each of `count` frames that begin one sample after the other from `at`, the mean logarithm of its coefficients'
   * power: low where the frame lies on the encoder's grid.
   */
  emptiness(samples: Float32Array, at: number, count: number): Float64Array;
}

/** Window of Kaiser and Bessel as AAC has it (ISO/IEC 14496-3, 4.6.11): α = 4, `length` samples of the rising half. */
const kaiserBessel = (length: number): Float64Array => {
  const bessel = (x: number): number => {
    let [term, sum] = [1, 1];
    for (let k = 1; k < 60; k++) {
      term *= (x / (2 * k)) ** 2;
      sum += term;
    }
    return sum;
  };
  const out = new Float64Array(length + 1);
  for (let i = 0; i <= length; i++) {
    out[i] = bessel(4 * Math.PI * Math.sqrt(Math.max(0, 1 - ((2 * i) / length - 1) ** 2)));
  }
  for (let i = 1; i <= length; i++) out[i] += out[i - 1];
  return Float64Array.from({ length }, (_, i) => Math.sqrt(out[i] / out[length]));
};

/** Modified cosine transform of AAC's long frames, 1,024 coefficients, by two real transforms. */
class LongFrames implements LappedTransform {
  readonly frame = 1024;
  readonly span = 2048;
  readonly name = "AAC";
  readonly #cosine: RealFft;
  readonly #sine: RealFft;
  readonly #turn: { re: Float64Array; im: Float64Array };

  constructor(cosine: RealFft, sine: RealFft) {
    this.#cosine = cosine;
    this.#sine = sine;
    const phase = (k: number): number => (Math.PI * 1025 * (k + 0.5)) / 2048;
    this.#turn = {
      re: Float64Array.from({ length: 1024 }, (_, k) => Math.cos(phase(k))),
      im: Float64Array.from({ length: 1024 }, (_, k) => Math.sin(phase(k))),
    };
  }

  emptiness(samples: Float32Array, at: number, count: number): Float64Array {
    const out = new Float64Array(count);
    const first = new Float32Array(2048);
    const { re, im } = this.#turn;
    for (let i = 0; i < count; i++) {
      first.set(this.#cosine.transform(samples, at + i));
      const second = this.#sine.transform(samples, at + i);
      let sum = 0;
      for (let k = 60; k < 700; k++) {
        const real = first[2 * k] + second[2 * k + 1];
        const imaginary = first[2 * k + 1] - second[2 * k];
        const value = real * re[k] + imaginary * im[k];
        sum += Math.log(value * value + ROUNDING * 2048);
      }
      out[i] = sum / 640;
    }
    return out;
  }
}

/** AAC with the window of Kaiser and Bessel; a file made with the sine window shows through it too, more faintly. */
export const openAac = async (): Promise<LappedTransform> => {
  const half = kaiserBessel(1024);
  const window = (turn: (angle: number) => number): Float32Array =>
    Float32Array.from(
      { length: 2048 },
      (_, i) => half[i < 1024 ? i : 2047 - i] * turn((Math.PI * i) / 2048),
    );
  return new LongFrames(await RealFft.open(window(Math.cos)), await RealFft.open(window(Math.sin)));
};
