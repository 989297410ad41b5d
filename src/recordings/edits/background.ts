import { hann, RealFft } from "../dsp/fft.ts";
import { around, type Candidate, peaksOf } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";

const WINDOW = 512;
const HOP = 320;
const BANDS = 16;
const FRAMES_A_SECOND = EDIT_RATE / HOP;
/** Seconds of background on either side. */
const REACH = 2.4;
const STEP = 5;

const edges = Array.from({ length: BANDS + 1 }, (_, i) =>
  Math.round(4 * (240 / 4) ** (i / BANDS) + i * 0.5),
);

let shared: Promise<RealFft> | undefined;

/** Opens the transform all detectors of this kind use. */
export const openBackgroundFft = (): Promise<RealFft> => {
  shared ??= RealFft.open(hann(WINDOW));
  return shared;
};

/** Level of each band in dB, frame after frame. */
const bandLevels = (
  samples: Float32Array,
  fft: RealFft,
): { frames: number; levels: Float32Array } => {
  const frames = Math.max(0, Math.floor((samples.length - WINDOW) / HOP) + 1);
  const levels = new Float32Array(frames * BANDS);
  const power = new Float32Array(WINDOW / 2 + 1);
  for (let frame = 0; frame < frames; frame++) {
    fft.power(samples, frame * HOP, power);
    for (let band = 0; band < BANDS; band++) {
      let sum = 0;
      for (let bin = edges[band]; bin < edges[band + 1]; bin++) sum += power[bin];
      levels[frame * BANDS + band] = 10 * Math.log10(sum / (edges[band + 1] - edges[band]) + 1e-7);
    }
  }
  return { frames, levels };
};

/** The level a band falls to in its quietest sixth: what is there when nobody speaks. */
const floorOf = (levels: Float32Array, band: number, [from, to]: [number, number]): number => {
  const values = new Float32Array(to - from);
  for (let frame = from; frame < to; frame++) values[frame - from] = levels[frame * BANDS + band];
  values.sort();
  return values[Math.floor(values.length / 6)];
};

/** Root mean square of the bands' change in floor, in dB, the common change of level counted too. */
const change = (levels: Float32Array, at: number, reach: number): number => {
  let sum = 0;
  for (let band = 0; band < BANDS; band++) {
    const before = floorOf(levels, band, [at - reach, at - 4]);
    const after = floorOf(levels, band, [at + 4, at + reach]);
    sum += (after - before) ** 2;
  }
  return Math.sqrt(sum / BANDS);
};

/**
 * Places where the background differs before and after: another room, another microphone, another noise. Compares
 * the spectral floor of 2.4 s on either side, every 100 ms.
 */
export const findBackgroundChanges = (piece: Piece, fft: RealFft): Candidate[] => {
  const { frames, levels } = bandLevels(piece.samples, fft);
  const reach = Math.round(REACH * FRAMES_A_SECOND);
  const curve = new Float32Array(Math.max(0, Math.ceil(frames / STEP)));
  for (let i = 0; i < curve.length; i++) {
    const at = i * STEP;
    if (at >= reach && at + reach <= frames) curve[i] = change(levels, at, reach);
  }
  const seconds = STEP / FRAMES_A_SECOND;
  return peaksOf(curve, Math.round(1.5 / seconds), 2).map((i) => ({
    kind: "background",
    at: piece.start + i * seconds,
    raw: curve[i],
    evidence: {
      from: piece.start + Math.max(0, i - 20) * seconds,
      step: seconds,
      values: around(curve, i, 20),
      unit: "dB between the background before and after",
    },
  }));
};
