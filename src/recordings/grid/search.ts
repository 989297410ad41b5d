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
 * The grid of an earlier lossy coding that shows in samples, its strongest offset. `from` are the samples at which a stretch of one frame
 * begins that is tried at every offset; `origin` is the position of `samples[0]` in the file. After Yang, Shi and Huang, Defeating
 * fake-quality MP3 (2009) and Detecting digital audio forgeries by checking frame offsets (2008).
 */
export const searchGrid = (
  samples: Float32Array,
  transform: LappedTransform,
  { from, origin }: { from: readonly number[]; origin: number },
): Grid => {
  const { frame } = transform;
  const sum = new Float64Array(frame);
  for (const at of from) {
    const dip = dipOf(transform.emptiness(samples, at - MARGIN, frame + 2 * MARGIN));
    for (let i = 0; i < frame; i++) sum[(((origin + at + i) % frame) + frame) % frame] += dip[i];
  }
  let offset = 0;
  for (let i = 0; i < frame; i++) if (sum[i] > sum[offset]) offset = i;
  const sizes = sum.map(Math.abs).sort();
  const spread = 1.4826 * sizes[frame >> 1] + 1e-9;
  return { transform, offset, strength: sum[offset] / spread };
};
