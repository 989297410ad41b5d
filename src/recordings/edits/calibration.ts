import type { EditKind } from "./candidate.ts";

/**
 * How often a detector reaches a raw value in ten minutes of sound without an edit, read off a run of
 * `npm run bench:recordings:edits` by hand and rounded: some twenty minutes of speech untouched, with pauses, door
 * slams and a switch of codec. Orders of magnitude, no more. Pairs of raw value and false alarms, falling.
 */
const table: Record<EditKind, readonly (readonly [number, number])[]> = {
  background: [
    [2.5, 10],
    [4.4, 1],
    [6, 0.2],
    [8, 0.1],
  ],
  discontinuity: [
    [1.9, 10],
    [2.4, 1],
    [2.9, 0.2],
    [3.5, 0.1],
  ],
  dropout: [
    [6, 2],
    [10, 0.5],
    [15.3, 0.2],
    [25, 0.1],
  ],
  "hum-phase": [
    [0.5, 2],
    [1.5, 1],
    [2.5, 0.2],
    [2.8, 0.1],
  ],
  repeat: [[0, 0.1]],
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
