/** Figures of the samples themselves, kept while they stream by. */
export interface Levels {
  samples: number;
  peak: number;
  rms: number;
  /** Mean of the samples: a constant offset of cheap hardware. */
  offset: number;
  /** Runs of three or more samples at the largest value found. */
  clippedRuns: number;
  /** Stretches of 20 ms or more of one and the same value, in seconds. */
  flat: { from: number; to: number; value: number }[];
  /** Bits in use, of integer sound: 24-bit files whose last 8 bits are always 0 have 16. Null for others. */
  usedBits: number | null;
  /** Different values among the first ten million samples, of integer sound up to 16 bits. */
  distinct: number | null;
}

const MAX_FLAT = 500;
const FLAT_SECONDS = 0.02;
const COUNTED = 10_000_000;

/** Watches one channel. `integerBits` is null for sound that was not integer PCM. */
export class LevelMeter {
  readonly #rate: number;
  readonly #bits: number | null;
  readonly #seen: Uint8Array | undefined;
  #samples = 0;
  #peak = 0;
  #square = 0;
  #sum = 0;
  #low = 0;
  #last = Number.NaN;
  #run = 0;
  #clipped = new Map<number, number>();
  #flat: Levels["flat"] = [];

  constructor(sampleRate: number, integerBits: number | null) {
    this.#rate = sampleRate;
    this.#bits = integerBits;
    if (integerBits !== null && integerBits <= 16) this.#seen = new Uint8Array(65_536);
  }

  push(samples: Float32Array): void {
    this.#measure(samples);
    this.#findRuns(samples);
    if (this.#bits !== null) this.#findBits(samples, this.#bits);
    this.#samples += samples.length;
  }

  #measure(samples: Float32Array): void {
    let square = 0;
    let sum = 0;
    let peak = this.#peak;
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i];
      square += value * value;
      sum += value;
      const size = value < 0 ? -value : value;
      if (size > peak) peak = size;
    }
    this.#square += square;
    this.#sum += sum;
    this.#peak = peak;
  }

  #findRuns(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) {
      if (samples[i] === this.#last) this.#run++;
      else {
        if (this.#run >= 3) this.#endRun(this.#samples + i);
        this.#last = samples[i];
        this.#run = 1;
      }
    }
  }

  #endRun(end: number): void {
    const size = Math.abs(this.#last);
    if (size > 0.05 && this.#clipped.size < 4096) {
      this.#clipped.set(size, (this.#clipped.get(size) ?? 0) + 1);
    }
    if (this.#run < FLAT_SECONDS * this.#rate || this.#flat.length >= MAX_FLAT) return;
    const from = (end - this.#run) / this.#rate;
    this.#flat.push({ from, to: end / this.#rate, value: this.#last });
  }

  #findBits(samples: Float32Array, bits: number): void {
    const scale = 2 ** (bits - 1);
    for (let i = 0; i < samples.length; i++) this.#low |= samples[i] * scale;
    if (!this.#seen || this.#samples > COUNTED) return;
    for (let i = 0; i < samples.length; i++) this.#seen[(samples[i] * 32768 + 32768) | 0] = 1;
  }

  finish(): Levels {
    if (this.#run >= 3) this.#endRun(this.#samples);
    const count = Math.max(1, this.#samples);
    return {
      samples: this.#samples,
      peak: this.#peak,
      rms: Math.sqrt(this.#square / count),
      offset: this.#sum / count,
      clippedRuns: this.#clipped.get(this.#peak) ?? 0,
      flat: this.#flat,
      usedBits: this.#bits === null ? null : usedBits(this.#low, this.#bits),
      distinct: this.#seen ? this.#seen.reduce((sum, seen) => sum + seen, 0) : null,
    };
  }
}

const usedBits = (low: number, bits: number): number =>
  low === 0 ? 0 : bits - Math.min(bits, 31 - Math.clz32(low & -low));
