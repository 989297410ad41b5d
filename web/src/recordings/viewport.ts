/** The stretch of a recording that is drawn, in seconds. */
export interface Viewport {
  from: number;
  to: number;
}

/** Closest look: 100 ms across, five columns of the pictures. */
const LEAST = 0.1;

/** A stretch moved and cut so that it lies within a recording. */
export const within = ({ from, to }: Viewport, seconds: number): Viewport => {
  const length = Math.min(seconds, Math.max(Math.min(LEAST, seconds), to - from));
  const start = Math.max(0, Math.min(from, seconds - length));
  return { from: start, to: start + length };
};

/** The stretch `factor` times as long, with what is at `at` staying where it is. */
export const zoom = (
  { from, to }: Viewport,
  { factor, at, seconds }: { factor: number; at: number; seconds: number },
): Viewport => {
  const fixed = Math.max(from, Math.min(to, at));
  const length = Math.min(seconds, Math.max(Math.min(LEAST, seconds), (to - from) * factor));
  const share = (fixed - from) / (to - from);
  return within({ from: fixed - share * length, to: fixed + (1 - share) * length }, seconds);
};

/** The stretch of the same length in whose first tenth `at` lies, unless it lies in the stretch already. */
export const showing = (view: Viewport, at: number, seconds: number): Viewport => {
  if (at >= view.from && at < view.to) return view;
  const length = view.to - view.from;
  return within({ from: at - length / 10, to: at + (length * 9) / 10 }, seconds);
};

/** Columns of a tile, as the server cuts them. */
export const TILE_COLUMNS = 512;

/** The level at which a column is no wider than a pixel, and none finer: 0 where even the finest are wider. */
export const levelFor = (secondsPerPixel: number, secondsPerColumn: number): number =>
  Math.max(0, Math.ceil(Math.log2(secondsPerPixel / secondsPerColumn) - 0.5));

/** Numbers of the tiles that a stretch needs. */
export const tilesOf = ({ from, to }: Viewport, secondsPerTile: number, last: number): number[] => {
  const first = Math.max(0, Math.floor(from / secondsPerTile));
  const end = Math.min(last, Math.floor(to / secondsPerTile));
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, i) => first + i);
};

const steps = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
];

/** Round times for the marks of an axis, at most `most` of them. */
export const ticks = ({ from, to }: Viewport, most: number): { step: number; at: number[] } => {
  const step = steps.find((one) => (to - from) / one <= most) ?? (to - from) / most;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return { step, at: Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * step) };
};
