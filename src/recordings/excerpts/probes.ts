import type { QueryView } from "./query.ts";

/** A stretch of one view of a clip that is looked for on its own. */
export interface Window {
  view: QueryView;
  from: number;
  to: number;
}

/** The halves of a word, each a key of 16 bits. */
export const TABLES = 2;
const KEYS = 1 << 16;
/** Where the second half's keys start in the heads. */
export const SECOND_TABLE = KEYS + 1;

/**
 * Which windows and frames want a key: for key k of table t, `entries` from `heads[t·65,537 + k]`. The index lies
 * on the query's side, so that a library is nothing but its words: one pass over them finds every probe.
 */
export interface ProbeTable {
  heads: Uint32Array;
  /** Window number times `stride`, less the frame's number in its window: add a reference frame, get a counter. */
  entries: Int32Array;
}

const keyOf = (weights: Float32Array, at: number): number => {
  let key = 0;
  for (let bit = 0; bit < 16; bit++) if (weights[at + bit] > 0) key |= 1 << bit;
  return key;
};

/** The bits of half a frame that are likeliest to be wrong: those of the smallest weight, as masks. */
const weakest = (weights: Float32Array, at: number, masks: Int32Array): void => {
  let taken = 0;
  for (let i = 0; i < masks.length; i++) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let bit = 0; bit < 16; bit++) {
      const size = Math.abs(weights[at + bit]);
      if (size >= least || taken & (1 << bit)) continue;
      least = size;
      best = bit;
    }
    masks[i] = 1 << best;
    taken |= 1 << best;
  }
};

/** A growing list of pairs of numbers. */
class Pairs {
  slots = new Int32Array(1 << 14);
  values = new Int32Array(1 << 14);
  length = 0;

  add(slot: number, value: number): void {
    if (this.length === this.slots.length) this.#grow();
    this.slots[this.length] = slot;
    this.values[this.length++] = value;
  }

  #grow(): void {
    const [slots, values] = [this.slots, this.values];
    this.slots = new Int32Array(slots.length * 2);
    this.values = new Int32Array(values.length * 2);
    this.slots.set(slots);
    this.values.set(values);
  }
}

/** Adds a frame's key and every key that differs from it in some of the weak bits, by Gray code. */
const addVariants = (pairs: Pairs, slot: number, key: number, masks: Int32Array, value: number) => {
  let variant = key;
  pairs.add(slot + variant, value);
  for (let i = 1; i < 1 << masks.length; i++) {
    variant ^= masks[31 - Math.clz32(i & -i)];
    pairs.add(slot + variant, value);
  }
};

const collect = (windows: readonly Window[], stride: number, flips: number): Pairs => {
  const pairs = new Pairs();
  const masks = new Int32Array(flips);
  for (const [number, { view, from, to }] of windows.entries()) {
    for (let frame = from; frame < to; frame++) {
      for (let table = 0; table < TABLES; table++) {
        const at = frame * 32 + table * 16;
        const key = keyOf(view.weights, at);
        if (key === 0) continue;
        weakest(view.weights, at, masks);
        addVariants(pairs, table * SECOND_TABLE, key, masks, number * stride - (frame - from));
      }
    }
  }
  return pairs;
};

/** `stride` is the number of counters each window has; `flips` the number of weak bits that are turned. */
export const buildProbes = (
  windows: readonly Window[],
  stride: number,
  flips: number,
): ProbeTable => {
  const { slots, values, length } = collect(windows, stride, flips);
  const heads = new Uint32Array(TABLES * SECOND_TABLE + 1);
  for (let i = 0; i < length; i++) heads[slots[i] + 1]++;
  for (let i = 1; i < heads.length; i++) heads[i] += heads[i - 1];
  const next = heads.slice();
  const entries = new Int32Array(length);
  for (let i = 0; i < length; i++) entries[next[slots[i]]++] = values[i];
  return { heads, entries };
};
