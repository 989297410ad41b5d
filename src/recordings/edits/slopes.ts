import { hann, RealFft } from "../dsp/fft.ts";
import { EDIT_RATE } from "./pieces.ts";

const WINDOW = 512;
const HOP = 128;
/** Bins from which each band begins: 250 Hz to 7.5 kHz. */
const EDGES = [8, 11, 16, 22, 31, 44, 62, 87, 122, 171, 240];
const BANDS = EDGES.length - 1;
/** Frames over which levels rise and fall: 16, 32, 64 and 128 ms. */
const LAGS = [2, 4, 8, 16];
const A_BAND = 2 * LAGS.length + 1;
export const SLOPE_FEATURES = BANDS * A_BAND;
/** Frames of a stretch (2.5 s), of the gap on either side of a place, and from one place to the next. */
const STRETCH = 312;
const GAP = 6;
const STEP = 12;
/** Decibels over what a band falls below a tenth of the time: lower, it is noise that rises and falls. */
const OVER_NOISE = 3;
/** Squared decibels of change that mean nothing. */
const DOUBT = 4;

let shared: Promise<RealFft> | undefined;

/** Opens the transform that slopes are measured with. */
export const openSlopeFft = (): Promise<RealFft> => {
  shared ??= RealFft.open(hann(WINDOW));
  return shared;
};

/** Levels of each band in dB of full scale, band after band. */
const measure = (samples: Float32Array, fft: RealFft): { frames: number; levels: Float32Array } => {
  const frames = Math.max(0, Math.floor((samples.length - WINDOW) / HOP) + 1);
  const levels = new Float32Array(frames * BANDS);
  const power = new Float32Array(WINDOW / 2 + 1);
  // A Hann window keeps 3/8 of the power.
  const scale = 1 / (WINDOW * 0.375);
  for (let frame = 0; frame < frames; frame++) {
    fft.power(samples, frame * HOP, power);
    for (let band = 0; band < BANDS; band++) {
      let sum = 0;
      for (let bin = EDGES[band]; bin < EDGES[band + 1]; bin++) sum += power[bin];
      const mean = (sum * scale) / (EDGES[band + 1] - EDGES[band]);
      levels[band * frames + frame] = 10 * Math.log10(mean + 1e-11);
    }
  }
  return { frames, levels };
};

/** Means of a quantity over the stretches before and after each place. */
class Sides {
  readonly #sums: Float64Array;

  constructor(frames: number) {
    this.#sums = new Float64Array(frames + 1);
  }

  set(valueAt: (frame: number) => number): void {
    for (let i = 1; i < this.#sums.length; i++) this.#sums[i] = this.#sums[i - 1] + valueAt(i - 1);
  }

  before(place: number): number {
    const at = place * STEP;
    return (this.#sums[at + STRETCH] - this.#sums[at]) / STRETCH;
  }

  after(place: number): number {
    const at = place * STEP + STRETCH + 2 * GAP;
    return (this.#sums[at + STRETCH] - this.#sums[at]) / STRETCH;
  }
}

/** How slopes differ before and after places a tenth of a second apart: `SLOPE_FEATURES` numbers a place. */
export interface SlopeChanges {
  places: number;
  changes: Float32Array;
}

const addBand = (
  { levels, places }: { levels: Float32Array; places: number },
  { changes, first }: { changes: Float32Array; first: number },
  sides: readonly [Sides, Sides],
): void => {
  const [one, other] = sides;
  const write = (feature: number, valueAt: (place: number) => number): void => {
    for (let place = 0; place < places; place++)
      changes[place * SLOPE_FEATURES + first + feature] = valueAt(place);
  };
  const grown = (before: number, after: number): number =>
    Math.log((after + DOUBT) / (before + DOUBT));
  LAGS.forEach((lag, i) => {
    const change = (frame: number): number =>
      frame < lag ? 0 : levels[frame] - levels[frame - lag];
    one.set((frame) => Math.max(0, change(frame)) ** 2);
    other.set((frame) => Math.min(0, change(frame)) ** 2);
    write(
      2 * i,
      (place) =>
        grown(one.before(place), one.after(place)) - grown(other.before(place), other.after(place)),
    );
    write(2 * i + 1, (place) =>
      grown(one.before(place) + other.before(place), one.after(place) + other.after(place)),
    );
  });
  one.set((frame) => levels[frame]);
  other.set((frame) => levels[frame] ** 2);
  const spread = (mean: number, square: number): number => Math.max(1, square - mean ** 2);
  write(2 * LAGS.length, (place) =>
    Math.log(
      spread(one.after(place), other.after(place)) / spread(one.before(place), other.before(place)),
    ),
  );
};

/**
 * How steeply the levels of ten bands rise and fall, before and after each place, on four scales of time: by how much more steeply they rise
 * than fall, how steep they are at all, and how far they stray. All are logarithms of ratios: they ask neither for a level nor for a pause.
 */
export const measureSlopes = (samples: Float32Array, fft: RealFft): SlopeChanges => {
  const { frames, levels } = measure(samples, fft);
  const places = Math.max(0, Math.floor((frames - 2 * (STRETCH + GAP)) / STEP) + 1);
  const changes = new Float32Array(places * SLOPE_FEATURES);
  if (places === 0) return { places, changes };
  const sides = [new Sides(frames), new Sides(frames)] as const;
  for (let band = 0; band < BANDS; band++) {
    const mine = levels.subarray(band * frames, (band + 1) * frames);
    const noise = mine.toSorted()[Math.floor(frames / 10)] + OVER_NOISE;
    for (let frame = 0; frame < frames; frame++) mine[frame] = Math.max(noise, mine[frame]);
    addBand({ levels: mine, places }, { changes, first: band * A_BAND }, sides);
  }
  return { places, changes };
};

/** Seconds of a place, and between places. */
export const SLOPE_STEP = (STEP * HOP) / EDIT_RATE;
export const slopeSecondsOf = (place: number): number =>
  ((place * STEP + STRETCH + GAP) * HOP + WINDOW / 2) / EDIT_RATE;
