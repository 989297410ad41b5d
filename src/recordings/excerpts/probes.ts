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

/** How unlikely it is that all bits but the weak ones are right: the surprise of each, were its weight log odds. */
const doubt = (weights: Float32Array, at: number, flips: number, sizes: Float32Array): number => {
  for (let bit = 0; bit < 16; bit++) sizes[bit] = Math.abs(weights[at + bit]);
  sizes.sort();
  let sum = 0;
  for (let bit = flips; bit < 16; bit++) sum += Math.exp(-sizes[bit]);
  return sum;
};

/** Places of a window's half frames that are likeliest to be found as they are: noise and pauses make no probes. */
const surest = ({ view, from, to }: Window, { flips, share }: Probing): number[] => {
  const sizes = new Float32Array(16);
  const places: number[] = [];
  const doubts = new Float32Array((to - from) * TABLES);
  for (let half = from * TABLES; half < to * TABLES; half++) {
    if (keyOf(view.weights, half * 16) === 0) continue;
    doubts[half - from * TABLES] = doubt(view.weights, half * 16, flips, sizes);
    places.push(half);
  }
  places.sort((a, b) => doubts[a - from * TABLES] - doubts[b - from * TABLES]);
  return places.slice(0, Math.ceil(places.length * share));
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

/** How hard windows are looked for. */
export interface Probing {
  /** Weak bits that are turned in every key. */
  flips: number;
  /** Share of the half frames that make keys. */
  share: number;
}

const collect = (windows: readonly Window[], stride: number, probing: Probing): Pairs => {
  const pairs = new Pairs();
  const masks = new Int32Array(probing.flips);
  for (const [number, window] of windows.entries()) {
    const { weights } = window.view;
    for (const half of surest(window, probing)) {
      const table = half % TABLES;
      const frame = (half - table) / TABLES;
      weakest(weights, half * 16, masks);
      const value = number * stride - (frame - window.from);
      addVariants(pairs, table * SECOND_TABLE, keyOf(weights, half * 16), masks, value);
    }
  }
  return pairs;
};

/** `stride` is the number of counters each window has. */
export const buildProbes = (
  windows: readonly Window[],
  stride: number,
  probing: Probing,
): ProbeTable => {
  const { slots, values, length } = collect(windows, stride, probing);
  const heads = new Uint32Array(TABLES * SECOND_TABLE + 1);
  for (let i = 0; i < length; i++) heads[slots[i] + 1]++;
  for (let i = 1; i < heads.length; i++) heads[i] += heads[i - 1];
  const next = heads.slice();
  const entries = new Int32Array(length);
  for (let i = 0; i < length; i++) entries[next[slots[i]]++] = values[i];
  return { heads, entries };
};
