import { VoiceDetector } from "../transcribe/voice.ts";
import type { Span } from "./gaussian.ts";
import { Cepstrograph, cepstra, FRAMES_A_SECOND } from "./mfcc.ts";

/** Cepstra and how they change. */
export const DIMS = cepstra.dims * 2;

/** A stretch of a recording as the ear has it. */
export interface Sound {
  /** Rows of 19 cepstra, 100 a second. */
  frames: Float32Array;
  /** Power of each frame in dB. */
  levels: Float32Array;
  /** 1 for frames that are speech well above the background: only they tell of a voice. */
  heard: Uint8Array;
  /** Where there is voice, pauses of a breath included. */
  stretches: Span[];
}

/** Voiced frames this much weaker than the loud ones are breath and background. */
const QUIET_DB = 25;
/** What a frame must stand above the background's own level. */
const ABOVE_DB = 6;

export const percentile = (values: Float32Array, share: number): number =>
  values.length === 0 ? 0 : values.toSorted()[Math.floor(share * (values.length - 1))];

const markHeard = (levels: Float32Array, stretches: readonly Span[]): Uint8Array => {
  const heard = new Uint8Array(levels.length);
  for (const { from, to } of stretches) heard.fill(1, from, to);
  const loud = percentile(
    levels.filter((_, i) => heard[i] === 1),
    0.9,
  );
  const least = Math.max(loud - QUIET_DB, percentile(levels, 0.05) + ABOVE_DB);
  for (let i = 0; i < heard.length; i++) if (levels[i] < least) heard[i] = 0;
  return heard;
};

/** Listens to one channel at 16 kHz, piece by piece. */
export class Listener {
  readonly #ear: Cepstrograph;
  #detector = new VoiceDetector();

  private constructor(ear: Cepstrograph) {
    this.#ear = ear;
  }

  static async open(): Promise<Listener> {
    return new Listener(await Cepstrograph.open());
  }

  push(samples: Float32Array): void {
    this.#ear.push(samples);
    this.#detector.push(samples);
  }

  /** What was heard since the last call. */
  take(): Sound {
    const { frames, levels } = this.#ear.take();
    const stretches = this.#detector
      .finish()
      .map(({ from, to }) => ({
        from: Math.max(0, Math.round(from * FRAMES_A_SECOND)),
        to: Math.min(levels.length, Math.round(to * FRAMES_A_SECOND)),
      }))
      .filter(({ from, to }) => to > from);
    this.#detector = new VoiceDetector();
    return { frames, levels, stretches, heard: markHeard(levels, stretches) };
  }

  close(): void {
    this.#ear.close();
  }
}

/** Cepstra with their slopes over five frames (Furui, 1981): rows of {@link DIMS}. */
export const withSlopes = (frames: Float32Array): Float32Array => {
  const { dims } = cepstra;
  const count = frames.length / dims;
  const out = new Float32Array(count * DIMS);
  const at = (frame: number, d: number) =>
    frames[Math.max(0, Math.min(count - 1, frame)) * dims + d];
  for (let frame = 0; frame < count; frame++)
    for (let d = 0; d < dims; d++) {
      out[frame * DIMS + d] = at(frame, d);
      out[frame * DIMS + dims + d] =
        (at(frame + 1, d) - at(frame - 1, d) + 2 * (at(frame + 2, d) - at(frame - 2, d))) / 10;
    }
  return out;
};

/** The rows that `kept` marks. */
export const rowsOf = (rows: Float32Array, kept: Uint8Array): Float32Array => {
  const count = kept.reduce((sum, one) => sum + one, 0);
  const out = new Float32Array(count * DIMS);
  let to = 0;
  for (let i = 0; i < kept.length; i++) {
    if (!kept[i]) continue;
    out.set(rows.subarray(i * DIMS, (i + 1) * DIMS), to);
    to += DIMS;
  }
  return out;
};

/** Evenly thinned to at most `most` rows. */
export const thinned = (rows: Float32Array, most: number): Float32Array => {
  const count = rows.length / DIMS;
  if (count <= most) return rows;
  const out = new Float32Array(most * DIMS);
  for (let i = 0; i < most; i++) {
    const at = Math.floor((i * count) / most) * DIMS;
    out.set(rows.subarray(at, at + DIMS), i * DIMS);
  }
  return out;
};
