import { BandwidthMeter } from "../../inspect/bandwidth.ts";
import { cepstra, FRAMES_A_SECOND } from "../mfcc.ts";
import { DIMS, Listener, percentile, rowsOf, type Sound, withSlopes } from "../sound.ts";

/** What the sound went through, as far as it can be measured: two recordings are compared only where it is alike. */
export interface Conditions {
  /** Above this, in Hz, there is next to nothing. */
  cutoff: number;
  /** Decibels from the background to loud speech, at most 60. */
  contrast: number;
}

/** The speech of a recording, without its pauses. */
export interface Speech {
  /** Rows of {@link DIMS} numbers, 100 a second. */
  frames: Float32Array;
  /** Net of pauses. */
  seconds: number;
  conditions: Conditions;
}

/** Seconds of a recording's speech that are taken: more would tell no more. */
const MOST_SECONDS = 600;
const hear = async (
  chunks: AsyncIterable<Float32Array>,
): Promise<{ sound: Sound; cutoff: number }> => {
  const listener = await Listener.open();
  const bandwidth = await BandwidthMeter.open(cepstra.rate);
  let seconds = 0;
  for await (const samples of chunks) {
    listener.push(samples);
    bandwidth.push(samples);
    seconds += samples.length / cepstra.rate;
    if (seconds > MOST_SECONDS * 6) break;
  }
  const sound = listener.take();
  listener.close();
  return { sound, cutoff: bandwidth.finish()?.cutoff ?? 0 };
};

/**
 * The speech of one channel at 16 kHz, or of the given seconds of it. At most ten minutes net, from the first hour.
 */
export const speechOf = async (
  chunks: AsyncIterable<Float32Array>,
  within?: readonly { from: number; to: number }[],
): Promise<Speech> => {
  const { sound, cutoff } = await hear(chunks);
  const { heard, levels } = sound;
  const wanted = new Uint8Array(levels.length);
  for (const { from, to } of within ?? [{ from: 0, to: levels.length }])
    wanted.fill(1, Math.round(from * FRAMES_A_SECOND), Math.round(to * FRAMES_A_SECOND));
  let left = MOST_SECONDS * FRAMES_A_SECOND;
  const kept = heard.map((one, i) => (one && wanted[i] && left-- > 0 ? 1 : 0));
  const frames = rowsOf(withSlopes(sound.frames), kept);
  const loud = percentile(
    levels.filter((_, i) => kept[i] === 1),
    0.9,
  );
  const contrast = Math.max(0, Math.min(60, loud - percentile(levels, 0.05)));
  return {
    frames,
    seconds: frames.length / DIMS / FRAMES_A_SECOND,
    conditions: { cutoff, contrast },
  };
};

/** Each dimension with mean 0 and variance 1: takes out what a fixed channel puts on. */
export const normalised = (frames: Float32Array): Float32Array => {
  const count = Math.max(1, frames.length / DIMS);
  const mean = new Float64Array(DIMS);
  const square = new Float64Array(DIMS);
  for (let i = 0; i < frames.length; i++) {
    mean[i % DIMS] += frames[i] / count;
    square[i % DIMS] += frames[i] ** 2 / count;
  }
  const spread = square.map((value, d) => Math.sqrt(Math.max(1e-6, value - mean[d] ** 2)));
  return frames.map((value, i) => (value - mean[i % DIMS]) / spread[i % DIMS]);
};
