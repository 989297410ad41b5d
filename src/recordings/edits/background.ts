import { hann, RealFft } from "../dsp/fft.ts";
import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";
import { openRumbleFft, Rumble } from "./rumble.ts";

const WINDOW = 512;
const HOP = 160;
const BANDS = 16;
const FRAMES_A_SECOND = EDIT_RATE / HOP;
/** Seconds of background on either side, and of the gap between. */
const REACH = 2.2;
const GAP = 0.1;
const STEP = 10;
/** What lies further than this under the speech does not count: it says more of the codec than of the room. */
const DEPTH = 55;

const edges = Array.from({ length: BANDS + 1 }, (_, i) =>
  Math.round(3 * (248 / 3) ** (i / BANDS) + i * 0.5),
);

/** The transforms that backgrounds are measured with. */
export interface BackgroundFfts {
  voice: RealFft;
  rumble: RealFft;
}

let shared: Promise<RealFft> | undefined;

/** Opens the transforms all detectors of this kind use. */
export const openBackgroundFft = async (): Promise<BackgroundFfts> => {
  shared ??= RealFft.open(hann(WINDOW));
  return { voice: await shared, rumble: await openRumbleFft() };
};

interface Levels {
  frames: number;
  /** dB of each band, frame after frame. */
  bands: Float32Array;
  /** dB of each frame. */
  total: Float32Array;
}

const measure = (samples: Float32Array, fft: RealFft): Levels => {
  const frames = Math.max(0, Math.floor((samples.length - WINDOW) / HOP) + 1);
  const bands = new Float32Array(frames * BANDS);
  const total = new Float32Array(frames);
  const power = new Float32Array(WINDOW / 2 + 1);
  for (let frame = 0; frame < frames; frame++) {
    fft.power(samples, frame * HOP, power);
    let all = 1e-9;
    for (let band = 0; band < BANDS; band++) {
      let sum = 1e-9;
      for (let bin = edges[band]; bin < edges[band + 1]; bin++) sum += power[bin];
      bands[frame * BANDS + band] = 10 * Math.log10(sum / (edges[band + 1] - edges[band]));
      all += sum;
    }
    total[frame] = 10 * Math.log10(all);
  }
  return { frames, bands, total };
};

const quantile = (values: Float32Array, share: number): number =>
  values.toSorted()[Math.min(values.length - 1, Math.floor(values.length * share))];

/** Frames between `from` and `to` in which nobody speaks: the quietest tenth. */
const quietFrames = ({ total }: Levels, from: number, to: number): number[] => {
  const limit = quantile(total.subarray(from, to), 1 / 10);
  const quiet: number[] = [];
  for (let frame = from; frame < to; frame++) if (total[frame] <= limit) quiet.push(frame);
  return quiet;
};

interface Profile {
  mean: Float32Array;
  /** Squared standard error of each mean. */
  error: Float32Array;
}

/** Mean level of each band in some frames, not below `floor`. */
const profile = ({ bands }: Levels, frames: number[], floor: number): Profile => {
  const mean = new Float32Array(BANDS);
  const error = new Float32Array(BANDS);
  // Neighbouring frames are alike: as few as every third counts as a measurement of its own.
  const independent = Math.max(2, frames.length / 3);
  for (let band = 0; band < BANDS; band++) {
    const values = frames.map((frame) => Math.max(floor, bands[frame * BANDS + band]));
    mean[band] = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread =
      values.reduce((sum, value) => sum + (value - mean[band]) ** 2, 0) / values.length;
    error[band] = (spread + 4) / independent;
  }
  return { mean, error };
};

/** Change of the background against how well it is known, a mean over the bands. */
const change = (levels: Levels, at: number, floor: number): number => {
  const reach = Math.round(REACH * FRAMES_A_SECOND);
  const gap = Math.round(GAP * FRAMES_A_SECOND);
  const before = profile(levels, quietFrames(levels, at - reach, at - gap), floor);
  const after = profile(levels, quietFrames(levels, at + gap, at + reach), floor);
  let sum = 0;
  for (let band = 0; band < BANDS; band++) {
    const difference = after.mean[band] - before.mean[band];
    sum += Math.abs(difference) / Math.sqrt(before.error[band] + after.error[band] + 4);
  }
  return sum / BANDS;
};

/**
 * Places where the background differs before and after: another room, another microphone, another noise. Compares
 * the bands' levels in the quietest tenth of 2.2 s on either side, every 100 ms, and the levels below all voices, which
 * need no pause. What is a change in both counts: their geometric mean.
 */
export const findBackgroundChanges = (piece: Piece, ffts: BackgroundFfts): Candidate[] => {
  const levels = measure(piece.samples, ffts.voice);
  const { frames, bands } = levels;
  const reach = Math.round(REACH * FRAMES_A_SECOND);
  const floor = frames > 0 ? quantile(bands, 0.95) - DEPTH : 0;
  const curve = new Float32Array(Math.max(0, Math.ceil(frames / STEP)));
  for (let i = 0; i < curve.length; i++) {
    const at = i * STEP;
    if (at >= reach && at + reach <= frames) curve[i] = change(levels, at, floor);
  }
  const seconds = STEP / FRAMES_A_SECOND;
  const rumble = new Rumble(piece.samples, ffts.rumble);
  return peaksOf(curve, Math.round(1.5 / seconds), 0.5).map((i) => ({
    kind: "background",
    at: piece.start + i * seconds,
    raw: Math.sqrt(curve[i] * rumble.changeNear(i * seconds)),
    evidence: {
      from: piece.start + Math.max(0, i - 20) * seconds,
      step: seconds,
      values: around(curve, i, 20),
      unit: "change of the background against its own spread",
    },
  }));
};
