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
  /** Samples within which the place of a frame is told: less than a frame where the encoder may put short ones between. */
  unit: number;
  /**
   * For each of `count` frames that begin one sample after the other from `at`, the mean logarithm of its coefficients'
   * power: low where the frame lies on the encoder's grid.
   */
  emptiness(samples: Float32Array, at: number, count: number): Float64Array;
}

/** Coefficients whose powers are multiplied before a logarithm is taken of them: the sum of the logarithms, for a tenth of their cost. */
const AT_ONCE = 8;

/** Modified cosine transform of frames of one length by two real transforms. */
class Lapped implements LappedTransform {
  readonly name: string;
  readonly frame: number;
  readonly span: number;
  readonly unit: number;
  readonly #cosine: RealFft;
  readonly #sine: RealFft;
  readonly #turn: { re: Float64Array; im: Float64Array };
  readonly #first: Float32Array;

  constructor(
    { name, frame, unit }: { name: string; frame: number; unit: number },
    [cosine, sine]: readonly RealFft[],
  ) {
    this.name = name;
    this.frame = frame;
    this.unit = unit;
    this.span = 2 * frame;
    this.#cosine = cosine;
    this.#sine = sine;
    this.#first = new Float32Array(2 * frame);
    const phase = (k: number): number => (Math.PI * (frame + 1) * (k + 0.5)) / (2 * frame);
    this.#turn = {
      re: Float64Array.from({ length: frame }, (_, k) => Math.cos(phase(k))),
      im: Float64Array.from({ length: frame }, (_, k) => Math.sin(phase(k))),
    };
  }

  emptiness(samples: Float32Array, at: number, count: number): Float64Array {
    const out = new Float64Array(count);
    for (let i = 0; i < count; i++) out[i] = this.#frame(samples, at + i);
    return out;
  }

  #frame(samples: Float32Array, at: number): number {
    const first = this.#first;
    const { re, im } = this.#turn;
    first.set(this.#cosine.transform(samples, at));
    const second = this.#sine.transform(samples, at);
    const [from, to] = [Math.round(this.frame / 17), Math.round(this.frame * 0.68)];
    let sum = 0;
    let product = 1;
    for (let k = from; k < to; k++) {
      const real = first[2 * k] + second[2 * k + 1];
      const imaginary = first[2 * k + 1] - second[2 * k];
      const value = real * re[k] + imaginary * im[k];
      product *= value * value + ROUNDING * this.span;
      if ((k - from) % AT_ONCE < AT_ONCE - 1) continue;
      sum += Math.log(product);
      product = 1;
    }
    return (sum + Math.log(product)) / (to - from);
  }
}

/** Opens the transform of frames of one length with a window twice as long. */
export const openLapped = async (
  kind: { name: string; frame: number; unit: number },
  window: Float64Array,
): Promise<LappedTransform> => {
  const turned = (turn: (angle: number) => number): Float32Array =>
    Float32Array.from(window, (value, i) => value * turn((Math.PI * i) / window.length));
  return new Lapped(kind, [
    await RealFft.open(turned(Math.cos)),
    await RealFft.open(turned(Math.sin)),
  ]);
};
