import type { Window } from "./probes.ts";
import type { QueryView } from "./query.ts";

/**
 * Agreement of a view's weights with reference words, each bit counting as ±1. Sums over four bits at a time are
 * looked up.
 */
export class Scorer {
  readonly view: QueryView;
  readonly #table: Float32Array;
  /** Sum of squared weights of the frames before each. */
  readonly #energy: Float64Array;

  constructor(view: QueryView) {
    this.view = view;
    const { frames, weights } = view;
    this.#table = new Float32Array(frames * 128);
    this.#energy = new Float64Array(frames + 1);
    for (let group = 0; group < frames * 8; group++)
      fillGroup(this.#table, group * 16, weights, group * 4);
    for (let frame = 0; frame < frames; frame++) {
      let sum = 0;
      for (let bit = 0; bit < 32; bit++) sum += weights[frame * 32 + bit] ** 2;
      this.#energy[frame + 1] = this.#energy[frame] + sum;
    }
  }

  /** Agreement of one frame with one word: up to ± the sum of its weights. */
  frame(frame: number, word: number): number {
    const at = frame * 128;
    const table = this.#table;
    return (
      table[at + (word & 15)] +
      table[at + 16 + ((word >>> 4) & 15)] +
      table[at + 32 + ((word >>> 8) & 15)] +
      table[at + 48 + ((word >>> 12) & 15)] +
      table[at + 64 + ((word >>> 16) & 15)] +
      table[at + 80 + ((word >>> 20) & 15)] +
      table[at + 96 + ((word >>> 24) & 15)] +
      table[at + 112 + (word >>> 28)]
    );
  }

  /**
   * Agreement of a window laid at a reference frame, divided by the root of its energy: about normal, around 0,
   * where the two have nothing to do with each other. Less than half inside the reference counts as nothing.
   */
  lay({ from, to }: Window, words: Uint32Array, at: number): number {
    const first = Math.max(from, from - at);
    const last = Math.min(to, from - at + words.length);
    if (last - first < (to - from) / 2) return 0;
    const energy = this.#energy[last] - this.#energy[first];
    if (energy === 0) return 0;
    let sum = 0;
    for (let frame = first; frame < last; frame++)
      sum += this.frame(frame, words[frame - from + at]);
    return sum / Math.sqrt(energy);
  }

  /**
   * {@link Scorer.lay} by every fourth frame: neighbours are alike, so a quarter of the work tells whether the whole
   * is worth doing. A lay of the same agreement scores half of what the whole does.
   */
  glance({ from, to }: Window, words: Uint32Array, at: number): number {
    const first = Math.max(from, from - at);
    const last = Math.min(to, from - at + words.length);
    let sum = 0;
    let energy = 0;
    for (let frame = first; frame < last; frame += 4) {
      sum += this.frame(frame, words[frame - from + at]);
      energy += this.#energy[frame + 1] - this.#energy[frame];
    }
    return energy > 0 ? sum / Math.sqrt(energy) : 0;
  }

  /** Energy of frames `from` to `to`. */
  energy(from: number, to: number): number {
    return this.#energy[to] - this.#energy[from];
  }
}

const fillGroup = (table: Float32Array, at: number, weights: Float32Array, from: number): void => {
  for (let pattern = 0; pattern < 16; pattern++) {
    let sum = 0;
    for (let bit = 0; bit < 4; bit++) {
      sum += pattern & (1 << bit) ? weights[from + bit] : -weights[from + bit];
    }
    table[at + pattern] = sum;
  }
};
