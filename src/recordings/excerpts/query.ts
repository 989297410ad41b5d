import { bandSteps, edgesAt, frameSeconds, grid, type PowerSums, powerSums } from "./bands.ts";

/**
 * A clip as the search sees it: for one speed, 32 signed weights a frame. The sign is the bit of the
 * sub-fingerprint, the size how far it stands from turning over; frames lie on the reference's own time.
 */
export interface QueryView {
  /** How much faster the clip plays than the reference: 1.04 is 4 % faster and higher. */
  speed: number;
  frames: number;
  weights: Float32Array;
}

/** Speeds looked for. Bands tolerate 1 % either way. */
export const speeds: readonly number[] = [1, 0.98, 1.02, 0.96, 1.04, 0.94, 1.06];

/** Query frames are taken twice as densely, so that every speed finds one within 5 ms of where it looks. */
const DENSITY = 2;

/** Weight of a difference `d` whose band's root mean square is `scale`: its sign times √|d/scale|. */
const soften = (d: number, scale: number): number =>
  d > 0 ? Math.sqrt(d / scale) : -Math.sqrt(-d / scale);

const differences = (sums: PowerSums, speed: number): Float32Array => {
  const edges = edgesAt(speed);
  const step = DENSITY / speed;
  const frames = sums.frames === 0 ? 0 : Math.floor((sums.frames - 1) / step) + 1;
  const steps = new Float32Array(frames * 32);
  for (let i = 0; i < frames; i++) bandSteps(sums, Math.round(i * step), edges, steps, i * 32);
  const out = new Float32Array(frames * 32);
  for (let at = grid.lag * 32; at < out.length; at++)
    out[at] = steps[at] - steps[at - grid.lag * 32];
  return out;
};

const weigh = (values: Float32Array): void => {
  const frames = values.length / 32;
  for (let bit = 0; bit < 32; bit++) {
    let power = 0;
    for (let i = 0; i < frames; i++) power += values[i * 32 + bit] ** 2;
    const scale = Math.sqrt(power / Math.max(1, frames));
    for (let i = 0; i < frames; i++) {
      const at = i * 32 + bit;
      values[at] = scale > 0 && values[at] !== 0 ? soften(values[at], scale) : 0;
    }
  }
};

/** Views of a clip (one channel at 8 kHz) at each speed. */
export const queryViews = async (
  samples: Float32Array,
  wanted: readonly number[] = speeds,
): Promise<QueryView[]> => {
  const sums = await powerSums(samples, grid.hop / DENSITY);
  return wanted.map((speed) => {
    const weights = differences(sums, speed);
    weigh(weights);
    return { speed, frames: weights.length / 32, weights };
  });
};

/** Seconds of the clip at a frame of a view. */
export const clipSeconds = (frame: number, speed: number): number => (frame * frameSeconds) / speed;
