import { around, type Candidate } from "./candidate.ts";
import { EDIT_RATE, type Piece } from "./pieces.ts";

const FRAME = 80;
const FRAMES_A_SECOND = EDIT_RATE / FRAME;
const LEAST = 8;
const MOST = 2 * FRAMES_A_SECOND;
const AROUND = 2 * FRAMES_A_SECOND;
/** Decibels a stretch must lie below the quietest of what surrounds it. */
const BELOW = 6;

const levelsOf = (samples: Float32Array): Float32Array => {
  const levels = new Float32Array(Math.floor(samples.length / FRAME));
  for (let frame = 0; frame < levels.length; frame++) {
    let sum = 1e-12;
    for (let i = frame * FRAME; i < (frame + 1) * FRAME; i++) sum += samples[i] * samples[i];
    levels[frame] = 10 * Math.log10(sum / FRAME);
  }
  return levels;
};

/** The quietest twentieth of the two seconds before `from` and after `to`. */
const surrounding = (levels: Float32Array, from: number, to: number): number => {
  const values = [
    ...levels.subarray(Math.max(0, from - AROUND), Math.max(0, from - 2)),
    ...levels.subarray(to + 2, to + AROUND),
  ].sort((a, b) => a - b);
  return values[Math.floor(values.length / 20)] ?? Number.NEGATIVE_INFINITY;
};

/** Steepest fall into and rise out of a stretch over 15 ms: a person who stops fades, a mute does not. */
const steepness = (levels: Float32Array, from: number, to: number): number => {
  const fall = (levels[from - 2] ?? -120) - (levels[from + 1] ?? -120);
  const rise = (levels[to + 1] ?? -120) - (levels[to - 2] ?? -120);
  return Math.max(fall, rise);
};

/** Short stretches quieter than the recording's own background, entered or left at once: muted, or not recorded. */
export const findDropouts = (piece: Piece): Candidate[] => {
  const levels = levelsOf(piece.samples);
  const found: Candidate[] = [];
  const sorted = levels.toSorted();
  const limit = sorted[Math.floor(sorted.length / 10)] - 3;
  for (let from = 2; from < levels.length; from++) {
    if (levels[from] > limit) continue;
    let to = from;
    while (to < levels.length && levels[to] <= limit) to++;
    const length = to - from;
    if (length >= LEAST && length <= MOST && to < levels.length - 2) {
      let mean = 0;
      for (let i = from; i < to; i++) mean += levels[i] / length;
      const depth = surrounding(levels, from, to) - Math.max(-100, mean);
      const raw = Math.min(depth, steepness(levels, from, to));
      if (depth > BELOW) {
        const at = piece.start + from / FRAMES_A_SECOND;
        const evidence = {
          from: piece.start + Math.max(0, from - 40) / FRAMES_A_SECOND,
          step: 1 / FRAMES_A_SECOND,
          values: around(levels, from, 40),
          unit: "dB of full scale",
        };
        found.push({ kind: "dropout", at, raw, evidence });
      }
    }
    from = to;
  }
  return found;
};
