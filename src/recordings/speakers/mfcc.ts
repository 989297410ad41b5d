import { hann, RealFft } from "../dsp/fft.ts";

/** Frames of 32 ms every 10 ms of sound at 16 kHz; 19 cepstra of 26 mel bands from 60 to 7,600 Hz. */
export const cepstra = {
  rate: 16_000,
  window: 512,
  hop: 160,
  bands: 26,
  low: 60,
  high: 7600,
  dims: 19,
} as const;

/** Cepstral frames of a second. */
export const FRAMES_A_SECOND = cepstra.rate / cepstra.hop;

const mel = (hertz: number): number => 1127 * Math.log(1 + hertz / 700);

interface Band {
  from: number;
  weights: Float64Array;
}

/** Triangles of equal width on the mel scale, as weights of the bins they cover. */
const melBands = (): Band[] => {
  const { bands, low, high, rate, window } = cepstra;
  const step = (mel(high) - mel(low)) / (bands + 1);
  return Array.from({ length: bands }, (_, band) => {
    const centre = mel(low) + (band + 1) * step;
    const weights: number[] = [];
    let from = -1;
    for (let bin = 1; bin <= window / 2; bin++) {
      const weight = 1 - Math.abs(mel((bin * rate) / window) - centre) / step;
      if (weight <= 0) continue;
      if (from < 0) from = bin;
      weights.push(weight);
    }
    return { from, weights: Float64Array.from(weights) };
  });
};

/** Rows of the cosine transform for cepstra 1 to 19; number 0, the loudness, is left out. */
const cosines = (): Float64Array =>
  Float64Array.from({ length: cepstra.dims * cepstra.bands }, (_, i) => {
    const [row, band] = [Math.floor(i / cepstra.bands) + 1, i % cepstra.bands];
    return Math.sqrt(2 / cepstra.bands) * Math.cos((Math.PI * row * (band + 0.5)) / cepstra.bands);
  });

/** A growing list of numbers without boxing. */
class Numbers {
  values = new Float32Array(1 << 14);
  length = 0;

  /** Room for `count` more; where it begins. */
  reserve(count: number): number {
    if (this.length + count > this.values.length) {
      const grown = new Float32Array(Math.max(this.values.length * 2, this.length + count));
      grown.set(this.values);
      this.values = grown;
    }
    const at = this.length;
    this.length += count;
    return at;
  }
}

/**
 * Mel-frequency cepstra (Davis and Mermelstein, 1980) of one channel at 16 kHz, fed piece by piece. Frame n stands
 * at n·10 ms and hears 32 ms; `levels` are the frames' powers in dB.
 */
export class Cepstrograph {
  readonly #fft: RealFft;
  readonly #bands = melBands();
  readonly #cosines = cosines();
  readonly #power = new Float32Array(cepstra.window / 2 + 1);
  readonly #logs = new Float64Array(cepstra.bands);
  #left = new Float32Array(0);
  #last = 0;
  readonly #frames = new Numbers();
  readonly #levels = new Numbers();

  private constructor(fft: RealFft) {
    this.#fft = fft;
  }

  static async open(): Promise<Cepstrograph> {
    return new Cepstrograph(await RealFft.open(hann(cepstra.window)));
  }

  push(samples: Float32Array): void {
    const all = new Float32Array(this.#left.length + samples.length);
    all.set(this.#left);
    // A first difference lifts the high bands, which speech has less power in.
    for (let i = 0; i < samples.length; i++) {
      all[this.#left.length + i] = samples[i] - 0.97 * this.#last;
      this.#last = samples[i];
    }
    let at = 0;
    for (; at + cepstra.window <= all.length; at += cepstra.hop) this.#frame(all, at);
    this.#left = all.slice(at);
  }

  #frame(samples: Float32Array, at: number): void {
    this.#fft.power(samples, at, this.#power);
    let total = 0;
    for (const [i, { from, weights }] of this.#bands.entries()) {
      let sum = 1e-8;
      for (let k = 0; k < weights.length; k++) sum += weights[k] * this.#power[from + k];
      total += sum;
      this.#logs[i] = Math.log(sum);
    }
    this.#levels.values[this.#levels.reserve(1)] = 10 * Math.log10(total);
    const to = this.#frames.reserve(cepstra.dims);
    for (let row = 0; row < cepstra.dims; row++) {
      let sum = 0;
      for (let band = 0; band < cepstra.bands; band++)
        sum += this.#cosines[row * cepstra.bands + band] * this.#logs[band];
      this.#frames.values[to + row] = sum;
    }
  }

  /** What was heard since the last call, 19 cepstra a frame. The sound's end, shorter than a frame, is dropped. */
  take(): { frames: Float32Array; levels: Float32Array } {
    const taken = {
      frames: this.#frames.values.slice(0, this.#frames.length),
      levels: this.#levels.values.slice(0, this.#levels.length),
    };
    this.#frames.length = 0;
    this.#levels.length = 0;
    return taken;
  }

  close(): void {
    this.#fft.close();
  }
}
