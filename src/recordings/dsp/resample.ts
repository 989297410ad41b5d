const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** Blackman window at `x` from -1 to 1. */
const blackman = (x: number): number =>
  0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);

interface Phases {
  taps: number;
  table: Float32Array;
}

/** One low-pass filter a phase of the output grid, each with a gain of 1 at 0 Hz. */
const designPhases = (up: number, down: number, zeroCrossings: number): Phases => {
  const cutoff = Math.min(1, up / down);
  const half = zeroCrossings / cutoff;
  const taps = 2 * Math.ceil(half);
  const table = new Float32Array(up * taps);
  for (let phase = 0; phase < up; phase++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const x = tap - taps / 2 + 1 - phase / up;
      const value = Math.abs(x) < half ? sinc(x * cutoff) * blackman(x / half) : 0;
      table[phase * taps + tap] = value;
      sum += value;
    }
    for (let tap = 0; tap < taps; tap++) table[phase * taps + tap] /= sum;
  }
  return { taps, table };
};

const MAX_PHASES = 4096;

/** The ratio in lowest terms, or the nearest with few enough phases for rates like 44,099 Hz. */
const ratio = (from: number, to: number): [up: number, down: number] => {
  const common = gcd(from, to);
  const up = to / common;
  if (up <= MAX_PHASES) return [up, from / common];
  return [MAX_PHASES, Math.round((from / to) * MAX_PHASES)];
};

/**
 * Changes the sample rate of one channel in a stream: polyphase windowed sinc, Blackman. Output sample n stands
 * at the time of input sample n·from/to: no delay.
 */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #phases: Phases;
  #buffer: Float32Array;
  /** Input position of the buffer's first sample. */
  #base: number;
  #next = 0;
  #received = 0;

  constructor(from: number, to: number, zeroCrossings = 8) {
    [this.#up, this.#down] = ratio(Math.round(from), Math.round(to));
    this.#phases = designPhases(this.#up, this.#down, zeroCrossings);
    this.#base = -this.#phases.taps / 2;
    this.#buffer = new Float32Array(this.#phases.taps / 2);
  }

  push(samples: Float32Array): Float32Array {
    // A copy too: what comes in may be written over, what goes out may be kept.
    if (this.#up === this.#down) return samples.slice();
    this.#received += samples.length;
    return this.#run(samples);
  }

  /** The rest, once the input is over. */
  flush(): Float32Array {
    if (this.#up === this.#down) return new Float32Array(0);
    const wanted = Math.ceil((this.#received * this.#up) / this.#down) - this.#next;
    const rest = this.#run(new Float32Array(this.#phases.taps));
    return rest.subarray(0, Math.max(0, wanted));
  }

  #append(samples: Float32Array): void {
    const joined = new Float32Array(this.#buffer.length + samples.length);
    joined.set(this.#buffer);
    joined.set(samples, this.#buffer.length);
    this.#buffer = joined;
  }

  #run(samples: Float32Array): Float32Array {
    this.#append(samples);
    const { taps, table } = this.#phases;
    const lastStart = this.#base + this.#buffer.length - taps;
    const most = Math.floor(((lastStart + taps / 2) * this.#up) / this.#down) + 1 - this.#next;
    const out = new Float32Array(Math.max(0, most));
    let count = 0;
    for (; count < out.length; count++) {
      const place = (this.#next + count) * this.#down;
      const start = Math.floor(place / this.#up) - taps / 2 + 1 - this.#base;
      if (start + taps > this.#buffer.length) break;
      out[count] = dot(this.#buffer, start, table, (place % this.#up) * taps, taps);
    }
    this.#next += count;
    const keep = Math.floor((this.#next * this.#down) / this.#up) - taps / 2 + 1 - this.#base;
    this.#buffer = this.#buffer.slice(Math.max(0, keep));
    this.#base += Math.max(0, keep);
    return out.subarray(0, count);
  }
}

const dot = (
  a: Float32Array,
  from: number,
  b: Float32Array,
  at: number,
  length: number,
): number => {
  let sum0 = 0;
  let sum1 = 0;
  for (let i = 0; i < length; i += 2) {
    sum0 += a[from + i] * b[at + i];
    sum1 += a[from + i + 1] * b[at + i + 1];
  }
  return sum0 + sum1;
};
