import { bandSteps, edgesAt, frameSeconds, grid, type PowerSums, powerSums } from "./bands.ts";

/**
 * A clip as the search sees it: for one speed, 32 signed weights a frame. The sign is the bit of the
 * sub-fingerprint, the size how sure it is (0 to 3); frames lie on the reference's own time.
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

/**
 * Difference of a band below which three in ten of its differences lie: what noise alone makes of it. In clean
 * speech that is what pauses make, and all else stands far above.
 */
const FLOOR_QUANTILE = 0.3;
/** No bit says more than this, as the reference has faults of its own. */
const LARGEST_WEIGHT = 3;

/**
 * How sure a bit's sign is, from the difference in units of the floor. Noise that stands on speech varies with the
 * root of both: the weight grows in proportion below the floor and as the root above it.
 */
const sureness = (size: number): number => Math.min(LARGEST_WEIGHT, size / Math.sqrt(1 + 2 * size));

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

/** A band's floor; not quite zero where most of a clip is digital silence. */
const floorOf = (values: Float32Array, bit: number, sizes: Float32Array): number => {
  let power = 0;
  for (let i = 0; i < sizes.length; i++) {
    const value = values[(i + grid.lag) * 32 + bit];
    sizes[i] = Math.abs(value);
    power += value * value;
  }
  sizes.sort();
  const low = sizes[Math.floor(FLOOR_QUANTILE * sizes.length)];
  return Math.max(low, 1e-4 * Math.sqrt(power / sizes.length));
};

const floorsOf = (values: Float32Array): Float32Array => {
  const sizes = new Float32Array(Math.max(0, values.length / 32 - grid.lag));
  return Float32Array.from({ length: 32 }, (_, bit) =>
    sizes.length > 0 ? floorOf(values, bit, sizes) : 0,
  );
};

const weigh = (values: Float32Array, floors: Float32Array): void => {
  for (let at = grid.lag * 32; at < values.length; at++) {
    const value = values[at];
    if (value !== 0) values[at] = Math.sign(value) * sureness(Math.abs(value) / floors[at % 32]);
  }
};

/** Views of a clip (one channel at 8 kHz) at each speed. */
export const queryViews = async (
  samples: Float32Array,
  wanted: readonly number[] = speeds,
): Promise<QueryView[]> => {
  const sums = await powerSums(samples, grid.hop / DENSITY);
  let floors: Float32Array | undefined;
  return wanted.map((speed) => {
    const weights = differences(sums, speed);
    // Bands move by less than their width from speed to speed: the floors of one serve all.
    floors ??= floorsOf(weights);
    weigh(weights, floors);
    return { speed, frames: weights.length / 32, weights };
  });
};

/** Seconds of the clip at a frame of a view. */
export const clipSeconds = (frame: number, speed: number): number => (frame * frameSeconds) / speed;
