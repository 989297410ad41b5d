import type { EditKind } from "./candidate.ts";

/**
 * How often a detector reaches a raw value in ten minutes of sound without an edit, rounded: 91 minutes of read speech of nine
 * speakers, as recorded and with noise, through Opus and MP3, with pauses, door slams and switches of codec, made by
 * `bench/recordings/edit-maker.ts`. The tail below one in ten minutes rests on a handful of alarms: orders of magnitude,
 * no more. Repeats and grids gave none. The noise floor, the
 * spectrum and the offset were measured later, on 30 such minutes, and the mains phase on 37; their tail is rounded up. Pairs of raw value and false alarms, falling.
 */
const table: Record<EditKind, readonly (readonly [number, number])[]> = {
  background: [
    [2.35, 10],
    [2.95, 4],
    [3.4, 2],
    [3.6, 1],
    [4.3, 0.4],
    [4.5, 0.1],
  ],
  "codec-grid": [
    [6, 1],
    [8, 0.1],
  ],
  discontinuity: [
    [2.25, 10],
    [2.8, 2],
    [3, 1],
    [3.6, 0.2],
    [4, 0.1],
  ],
  dropout: [
    [3, 4],
    [7.2, 2],
    [8.7, 1],
    [12, 0.2],
    [13.5, 0.1],
  ],
  "hum-phase": [
    [2.5, 0.6],
    [2.8, 0.3],
    [3.1, 0.1],
  ],
  "noise-floor": [
    [1.7, 10],
    [2.4, 4],
    [2.7, 2],
    [3, 1],
    [3.3, 0.2],
    [3.8, 0.1],
  ],
  offset: [
    [0.9, 10],
    [1, 4],
    [1.15, 2],
    [1.3, 0.4],
    [2, 0.1],
  ],
  repeat: [[0, 0.1]],
  spectrum: [
    [6.6, 10],
    [7.3, 4],
    [7.8, 2],
    [9, 1],
    [9.6, 0.2],
    [11, 0.1],
  ],
};

/** False alarms in ten minutes at a raw value, between measured points on a logarithmic scale; never none. */
export const alarmsPerTenMinutes = (kind: EditKind, raw: number): number => {
  const points = table[kind];
  const next = points.findIndex(([value]) => value > raw);
  if (next === 0) return points[0][1] * 10;
  const last = points[points.length - 1];
  if (next < 0) return last[1];
  const [[low, often], [high, seldom]] = [points[next - 1], points[next]];
  const share = (raw - low) / (high - low);
  return often * (seldom / often) ** share;
};
