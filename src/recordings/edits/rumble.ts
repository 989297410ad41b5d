import { hann, RealFft } from "../dsp/fft.ts";
import { Resampler } from "../dsp/resample.ts";
import { EDIT_RATE } from "./pieces.ts";

const RATE = 400;
const WINDOW = 64;
const LENGTH = 256;
const HOP = 12;
/** Bins from which each band begins: 12 to 76 Hz, below every voice, where rooms and microphones are heard all the time. */
const EDGES = [8, 16, 25, 38, 49];
const BANDS = EDGES.length - 1;
/** Frames on either side of a place, of the gap between, and of the stretch in which the largest change counts. */
const REACH = 73;
const GAP = 5;
const NEAR = 13;
const STEP = 3;
/** Decibels by which two stretches of one room differ anyway. */
const OWN = 1.5;

let shared: Promise<RealFft> | undefined;

/** Opens the transform all of these use. */
export const openRumbleFft = (): Promise<RealFft> => {
  const window = new Float32Array(LENGTH);
  window.set(hann(WINDOW));
  shared ??= RealFft.open(window);
  return shared;
};

const decimated = (samples: Float32Array): Float32Array => {
  const resampler = new Resampler(EDIT_RATE, RATE);
  const parts = [resampler.push(samples), resampler.flush()];
  const out = new Float32Array(parts[0].length + parts[1].length);
  out.set(parts[0]);
  out.set(parts[1], parts[0].length);
  return out;
};

const median = (values: Float32Array): number => values.sort()[values.length >> 1];

/** Level in dB of the bands below the voice, and how much it differs before and after a place. */
export class Rumble {
  readonly #levels: Float32Array[];
  readonly #frames: number;

  constructor(samples: Float32Array, fft: RealFft) {
    const low = decimated(samples);
    this.#frames = Math.max(0, Math.floor((low.length - WINDOW) / HOP) + 1);
    this.#levels = Array.from({ length: BANDS }, () => new Float32Array(this.#frames));
    const power = new Float32Array(LENGTH / 2 + 1);
    for (let frame = 0; frame < this.#frames; frame++) {
      fft.power(low, frame * HOP, power);
      for (let band = 0; band < BANDS; band++) {
        let sum = 0;
        for (let bin = EDGES[band]; bin < EDGES[band + 1]; bin++) sum += power[bin];
        const mean = sum / (EDGES[band + 1] - EDGES[band]);
        this.#levels[band][frame] = 10 * Math.log10(mean + 1e-9);
      }
    }
  }

  /** The change of one band at a frame, squared, against its own unrest. */
  #change(levels: Float32Array, at: number): number {
    const [before, after] = [
      levels.slice(at - REACH, at - GAP),
      levels.slice(at + GAP, at + REACH),
    ].map((side) => {
      const middle = median(side);
      return { middle, unrest: 1.48 * median(side.map((value) => Math.abs(value - middle))) };
    });
    const error = (before.unrest ** 2 + after.unrest ** 2) / 8 + OWN ** 2;
    return (after.middle - before.middle) ** 2 / error;
  }

  /** The largest change within 0.4 s of a place in seconds; 0 where less than two seconds stand on either side. */
  changeNear(seconds: number): number {
    const centre = Math.round((seconds * RATE - WINDOW / 2) / HOP);
    let most = 0;
    for (let at = centre - NEAR; at <= centre + NEAR; at += STEP) {
      if (at < REACH || at + REACH > this.#frames) continue;
      const sum = this.#levels.reduce((total, levels) => total + this.#change(levels, at), 0);
      most = Math.max(most, Math.sqrt(sum / BANDS));
    }
    return most;
  }
}
