import { bandSteps, edgesAt, grid, powerSums } from "./bands.ts";

const PIECE_FRAMES = 512;
const straight = edgesAt(1);

/**
 * Sub-fingerprints of 32 bits every 20 ms, after Haitsma and Kalker (ISMIR 2002): bit b tells whether the
 * difference in power between bands b and b + 1 has grown since 80 ms before. Fed piece by piece with one
 * channel at 8 kHz; word n belongs to the window that starts at n·20 ms, and the first four words are zero.
 */
export class Fingerprinter {
  #samples = new Float32Array(0);
  #steps = new Float32Array(0);
  #words: Uint32Array[] = [];
  #pending: Float32Array[] = [];
  #pendingLength = 0;
  count = 0;

  async push(samples: Float32Array): Promise<void> {
    this.#pending.push(samples);
    this.#pendingLength += samples.length;
    if (this.#pendingLength >= PIECE_FRAMES * grid.hop) await this.#work();
  }

  async finish(): Promise<Uint32Array> {
    await this.#work();
    const all = new Uint32Array(this.count);
    let at = 0;
    for (const words of this.#words) {
      all.set(words, at);
      at += words.length;
    }
    return all;
  }

  #join(): Float32Array {
    const joined = new Float32Array(this.#samples.length + this.#pendingLength);
    joined.set(this.#samples);
    let at = this.#samples.length;
    for (const part of this.#pending) {
      joined.set(part, at);
      at += part.length;
    }
    this.#pending = [];
    this.#pendingLength = 0;
    return joined;
  }

  async #work(): Promise<void> {
    const samples = this.#join();
    const sums = await powerSums(samples, grid.hop);
    this.#samples = samples.slice(sums.frames * grid.hop);
    const kept = Math.min(this.count, grid.lag);
    const steps = new Float32Array((kept + sums.frames) * 32);
    steps.set(this.#steps);
    for (let i = 0; i < sums.frames; i++) bandSteps(sums, i, straight, steps, (kept + i) * 32);
    const words = new Uint32Array(sums.frames);
    for (let i = 0; i < sums.frames; i++) {
      if (kept + i >= grid.lag) words[i] = signs(steps, kept + i);
    }
    this.#words.push(words);
    this.count += sums.frames;
    this.#steps = steps.slice(Math.max(0, kept + sums.frames - grid.lag) * 32);
  }
}

const signs = (steps: Float32Array, frame: number): number => {
  let word = 0;
  const now = frame * 32;
  const before = (frame - grid.lag) * 32;
  for (let bit = 0; bit < 32; bit++) {
    if (steps[now + bit] - steps[before + bit] > 0) word |= 1 << bit;
  }
  return word >>> 0;
};

/** The words of sound that is all there, one channel at 8 kHz. */
export const fingerprint = async (samples: Float32Array): Promise<Uint32Array> => {
  const maker = new Fingerprinter();
  await maker.push(samples);
  return maker.finish();
};
