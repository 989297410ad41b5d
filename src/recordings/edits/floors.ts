import { hann, RealFft } from "../dsp/fft.ts";
import { EDIT_RATE } from "./pieces.ts";

const WINDOW = 1024;
const HOP = 256;
/** Bins from which each band begins: 31 Hz to 7.8 kHz. */
const EDGES = [
  2, 5, 8, 11, 14, 17, 20, 24, 28, 33, 39, 45, 53, 63, 73, 86, 101, 119, 139, 163, 192, 225, 264,
  310, 362, 425, 499,
];
export const FLOOR_BANDS = EDGES.length - 1;
/** Frames of each stretch (2.1 s), and of one step between stretches. */
const STRETCH = 134;
const STEP = 7;
/** Steps from the stretch before a place to the one after: a gap of six frames between them. */
const ACROSS = (STRETCH + 6) / STEP;
/** Half decibels above −110 dB of full scale. */
const LOWEST = -110;
const SIZES = 256;

let shared: Promise<RealFft> | undefined;

/** Opens the transform that floors are measured with. */
export const openFloorFft = (): Promise<RealFft> => {
  shared ??= RealFft.open(hann(WINDOW));
  return shared;
};

/** Level of each bin in half decibels, frame after frame. */
const measure = (samples: Float32Array, fft: RealFft): { frames: number; levels: Uint8Array } => {
  const frames = Math.max(0, Math.floor((samples.length - WINDOW) / HOP) + 1);
  const bins = EDGES[FLOOR_BANDS];
  const levels = new Uint8Array(frames * bins);
  // A Hann window keeps 3/8 of the power.
  const scale = 1 / (WINDOW * 0.375);
  for (let frame = 0; frame < frames; frame++) {
    const out = fft.transform(samples, frame * HOP);
    for (let bin = 1; bin < bins; bin++) {
      const power = (out[2 * bin] ** 2 + out[2 * bin + 1] ** 2) * scale;
      const level = 20 * Math.log10(power + 1e-11) - 2 * LOWEST;
      levels[frame * bins + bin] = Math.max(0, Math.min(SIZES - 1, Math.round(level)));
    }
  }
  return { frames, levels };
};

/** One quantile of a set that values enter and leave: a histogram and a mark that moves with it. */
class MovingQuantile {
  readonly #sizes = new Uint16Array(SIZES);
  readonly #rank: number;
  #mark = 0;
  #below = 0;

  constructor(rank: number) {
    this.#rank = rank;
  }

  change(value: number, by: 1 | -1): void {
    this.#sizes[value] += by;
    if (value < this.#mark) this.#below += by;
  }

  value(): number {
    const sizes = this.#sizes;
    while (this.#below > this.#rank) this.#below -= sizes[--this.#mark];
    while (this.#below + sizes[this.#mark] <= this.#rank) this.#below += sizes[this.#mark++];
    return this.#mark;
  }
}

/** Levels of the bands in stretches of 2.1 s, every 0.11 s, in dB of full scale: a mean over each band's bins. */
export interface Floors {
  /** How many places have a whole stretch on either side. */
  places: number;
  /** What each bin falls below a tenth of the time: the noise, wherever it shows between words and harmonics. */
  quiet: Float32Array;
  /** What each bin lies above half of the time: the voice, as the room and the channel let it through. */
  usual: Float32Array;
}

const addBin = (
  { levels, frames, bin }: { levels: Uint8Array; frames: number; bin: number },
  { quiet, usual }: Floors,
  { band, weight }: { band: number; weight: number },
): void => {
  const bins = EDGES[FLOOR_BANDS];
  const ranks = [Math.floor(STRETCH / 10), STRETCH >> 1].map((rank) => new MovingQuantile(rank));
  const change = (from: number, to: number, by: 1 | -1): void => {
    for (let frame = from; frame < to; frame++)
      for (const rank of ranks) rank.change(levels[frame * bins + bin], by);
  };
  change(0, STRETCH, 1);
  for (let at = 0, i = band; at + STRETCH <= frames; at += STEP, i += FLOOR_BANDS) {
    quiet[i] += ranks[0].value() * weight;
    usual[i] += ranks[1].value() * weight;
    change(at, at + STEP, -1);
    change(at + STRETCH, Math.min(frames, at + STRETCH + STEP), 1);
  }
};

/** Measures all stretches of some sound. */
export const measureFloors = (samples: Float32Array, fft: RealFft): Floors => {
  const { frames, levels } = measure(samples, fft);
  const stretches = frames < STRETCH ? 0 : Math.floor((frames - STRETCH) / STEP) + 1;
  const places = Math.max(0, stretches - ACROSS);
  const floors: Floors = {
    places,
    quiet: new Float32Array(stretches * FLOOR_BANDS).fill(LOWEST),
    usual: new Float32Array(stretches * FLOOR_BANDS).fill(LOWEST),
  };
  if (stretches === 0) return floors;
  for (let band = 0; band < FLOOR_BANDS; band++) {
    const weight = 0.5 / (EDGES[band + 1] - EDGES[band]);
    for (let bin = EDGES[band]; bin < EDGES[band + 1]; bin++)
      addBin({ levels, frames, bin }, floors, { band, weight });
  }
  return floors;
};

/** Where the numbers of a place begin: the stretch before it, and the one after. */
export const sidesOf = (place: number): [number, number] => [
  place * FLOOR_BANDS,
  (place + ACROSS) * FLOOR_BANDS,
];

/** Seconds of a place from the beginning of the sound. */
export const secondsOf = (place: number): number =>
  ((place * STEP + STRETCH + 2.5) * HOP + WINDOW / 2) / EDIT_RATE;

/** Seconds between places. */
export const FLOOR_STEP = (STEP * HOP) / EDIT_RATE;

/** The level `depth` dB under the loudest band: what lies lower says more of the codec than of the room. */
export const deepest = ({ usual }: Floors, depth: number): number => {
  const loudest: number[] = [];
  for (let from = 0; from < usual.length; from += FLOOR_BANDS)
    loudest.push(Math.max(...usual.subarray(from, from + FLOOR_BANDS)));
  loudest.sort((a, b) => a - b);
  return (loudest[Math.floor((loudest.length - 1) * 0.9)] ?? 0) - depth;
};
