import type { LappedTransform } from "./lapped.ts";

/** Neighbouring offsets a dip is measured against. */
const BESIDE = [2, 3, 4];
const MARGIN = 4;

/** A grid of frames: a frame of the encoder begins at every sample that leaves `offset` when divided by `frame`. */
export interface Grid {
  transform: LappedTransform;
  offset: number;
  /** How far the dip at the offset stands out, in robust standard deviations of all offsets. */
  strength: number;
}

/** How much emptier each frame is than those that begin two to four samples beside it. */
const dipOf = (empty: Float64Array): Float64Array => {
  const out = new Float64Array(empty.length - 2 * MARGIN);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (const far of BESIDE) sum += empty[i + MARGIN - far] + empty[i + MARGIN + far];
    out[i] = sum / (2 * BESIDE.length) - empty[i + MARGIN];
  }
  return out;
};

/** The dip of single frames at `places`, in order. */
export const dipsAt = (
  samples: Float32Array,
  transform: LappedTransform,
  places: readonly number[],
): number[] =>
  places.map((place) => dipOf(transform.emptiness(samples, place - MARGIN, 2 * MARGIN + 1))[0]);

/**
 * How far the dip stands out at each offset, in robust standard deviations of all offsets. `from` are the samples at which a stretch of one
 * frame begins that is tried at every offset; `origin` is the position of `samples[0]` in the file. After Yang, Shi and Huang, Defeating
 * fake-quality MP3 (2009) and Detecting digital audio forgeries by checking frame offsets (2008).
 */
export const gridStrengths = (
  samples: Float32Array,
  transform: LappedTransform,
  { from, origin }: { from: readonly number[]; origin: number },
): Float64Array => {
  const { frame } = transform;
  const sum = new Float64Array(frame);
  for (const at of from) {
    const dip = dipOf(transform.emptiness(samples, at - MARGIN, frame + 2 * MARGIN));
    for (let i = 0; i < frame; i++) sum[(((origin + at + i) % frame) + frame) % frame] += dip[i];
  }
  const sizes = sum.map(Math.abs).sort();
  const spread = 1.4826 * sizes[frame >> 1] + 1e-9;
  return sum.map((dip) => dip / spread);
};

/** The strongest of the offsets that are not ruled out. */
export const strongest = (
  transform: LappedTransform,
  strengths: Float64Array,
  ruledOut: (offset: number) => boolean = () => false,
): Grid => {
  let offset = -1;
  for (let i = 0; i < strengths.length; i++) {
    if ((offset < 0 || strengths[i] > strengths[offset]) && !ruledOut(i)) offset = i;
  }
  return { transform, offset, strength: strengths[offset] ?? 0 };
};
