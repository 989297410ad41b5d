import type { EditKind } from "./candidate.ts";

/**
 * How often a detector reaches a raw value in ten minutes of sound without an edit, rounded up: the more often of two halves of the
 * speakers, 74 minutes of read speech of nine of them in all, as recorded and with noise, through Opus and MP3, with pauses, door slams and
 * switches of codec (`bench/recordings/edits.ts --table`), or an earlier 37 and 91 minutes where those gave more. Of
 * reverberation the second half alone counts: its weights know the first. Below one in ten minutes an exponential tail stands for
 * what so little sound cannot show: orders of magnitude, no more. Repeats and grids gave none. Pairs of raw value and false alarms, falling.
 */
const table: Record<EditKind, readonly (readonly [number, number])[]> = {
  background: [
    [2.65, 10],
    [3.2, 4],
    [3.7, 2],
    [4.2, 1],
    [4.9, 0.4],
    [5.4, 0.2],
    [5.9, 0.1],
  ],
  "codec-grid": [
    [6, 1],
    [8, 0.1],
  ],
  discontinuity: [
    [2.35, 10],
    [3.1, 4],
    [3.4, 2],
    [3.65, 1],
    [4, 0.4],
    [4.25, 0.2],
    [4.55, 0.1],
  ],
  dropout: [
    [3, 4],
    [7.2, 2],
    [12.1, 1],
    [21, 0.4],
    [28, 0.2],
    [35, 0.1],
  ],
  "hum-phase": [
    [2.5, 0.6],
    [2.95, 0.4],
    [3.2, 0.2],
    [3.45, 0.1],
  ],
  "noise-floor": [
    [1.9, 10],
    [2.4, 4],
    [2.7, 2],
    [3, 1],
    [3.2, 0.4],
    [3.3, 0.2],
    [3.8, 0.1],
  ],
  offset: [
    [0.9, 10],
    [1, 4],
    [1.15, 2],
    [1.3, 1],
    [1.5, 0.4],
    [1.65, 0.2],
    [2, 0.1],
  ],
  repeat: [[0, 0.1]],
  reverberation: [
    [3.6, 10],
    [3.9, 4],
    [4.25, 2],
    [4.65, 1],
    [5.1, 0.4],
    [5.45, 0.2],
    [5.8, 0.1],
  ],
  spectrum: [
    [6.6, 10],
    [7.3, 4],
    [7.8, 2],
    [9, 1],
    [9.3, 0.4],
    [9.8, 0.2],
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
