import { hann, RealFft } from "../dsp/fft.ts";

/** Sampling rate, frame and bands on which every fingerprint rests. A change makes old libraries unreadable. */
export const grid = {
  rate: 8000,
  window: 1024,
  /** Samples from one fingerprint to the next: 20 ms. */
  hop: 160,
  /** Frames between the two whose difference makes a bit: 80 ms. */
  lag: 4,
  bands: 33,
  low: 300,
  high: 3000,
} as const;

export const frameSeconds = grid.hop / grid.rate;

const HZ_PER_BIN = grid.rate / grid.window;
/** Bins whose power is summed: enough for bands moved up by an eighth. */
const BINS = Math.ceil((grid.high * 1.13) / HZ_PER_BIN) + 2;

/** Edges of the bands, equal on a logarithmic scale, in bins, for sound whose pitch is `pitch` times too high. */
const bandEdges = (pitch: number): Float64Array =>
  Float64Array.from(
    { length: grid.bands + 1 },
    (_, i) => (grid.low * (grid.high / grid.low) ** (i / grid.bands) * pitch) / HZ_PER_BIN + 0.5,
  );

/** Cumulative power at a broken bin number, each bin reaching from half below to half above its centre. */
const cumulativeAt = (sums: Float64Array, from: number, edge: number): number => {
  const bin = Math.floor(edge);
  const low = sums[from + bin];
  return low + (edge - bin) * (sums[from + bin + 1] - low);
};

/** Running sums of a frame's power from bin 0, frame after frame: band powers at any pitch are differences. */
export interface PowerSums {
  frames: number;
  sums: Float64Array;
}

export const BINS_A_FRAME = BINS + 1;

let shared: Promise<RealFft> | undefined;
const openFft = (): Promise<RealFft> => {
  shared ??= RealFft.open(hann(grid.window));
  return shared;
};

/** Frames `hop` samples apart, the first at the start; none where the sound is shorter than a window. */
export const powerSums = async (samples: Float32Array, hop: number): Promise<PowerSums> => {
  const fft = await openFft();
  const frames =
    samples.length < grid.window ? 0 : 1 + Math.floor((samples.length - grid.window) / hop);
  const sums = new Float64Array(frames * BINS_A_FRAME);
  for (let frame = 0; frame < frames; frame++) {
    const spectrum = fft.transform(samples, frame * hop);
    let sum = spectrum[0] ** 2;
    let at = frame * BINS_A_FRAME + 1;
    sums[at] = sum;
    for (let bin = 1; bin < BINS; bin++) {
      const re = spectrum[2 * bin];
      const im = spectrum[2 * bin + 1];
      sum += re * re + im * im;
      sums[++at] = sum;
    }
  }
  return { frames, sums };
};

/** Differences of neighbouring bands' power in one frame, into `out` at `to`: 32 numbers. */
export const bandSteps = (
  { sums }: PowerSums,
  frame: number,
  edges: Float64Array,
  out: Float32Array,
  to: number,
): void => {
  const from = frame * BINS_A_FRAME;
  let edge = cumulativeAt(sums, from, edges[1]);
  let power = edge - cumulativeAt(sums, from, edges[0]);
  for (let band = 1; band < grid.bands; band++) {
    const next = cumulativeAt(sums, from, edges[band + 1]);
    const nextPower = next - edge;
    out[to + band - 1] = power - nextPower;
    power = nextPower;
    edge = next;
  }
};

export const edgesAt = bandEdges;
