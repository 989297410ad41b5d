import type { LappedTransform } from "./lapped.ts";
import { dipsAt, type Grid } from "./search.ts";

/** Frames of a stretch that tell whether a grid still holds. */
const CHECKED = 8;

/** Part of a buffer, from one of its samples to another; the buffer's first is sample `origin` of the file. */
export interface Stretch {
  samples: Float32Array;
  origin: number;
  from: number;
  to: number;
}

type Placed = Pick<Grid, "transform" | "offset"> & { unit: number };

/** Places at which frames of a grid may begin: every `unit` samples. */
const placesOf = ({ transform, offset, unit }: Placed, stretch: Stretch): number[] => {
  const { samples, origin, from, to } = stretch;
  const last = Math.min(to, samples.length) - transform.span - 8;
  const start = from + 8;
  const lead = (((offset - origin - start) % unit) + unit) % unit;
  const places: number[] = [];
  for (let at = start + lead; at <= last; at += unit) places.push(at);
  return places;
};

const inFrames = (places: readonly number[], transform: LappedTransform, unit: number) => {
  const each = Math.max(1, Math.round(transform.frame / unit));
  return Array.from({ length: Math.floor(places.length / each) }, (_, i) =>
    places.slice(i * each, (i + 1) * each),
  );
};

/** Whether most frames of a stretch lie on a grid, by a few of them. */
export const holds = (grid: Placed, stretch: Stretch): boolean => {
  const { transform, unit } = grid;
  const all = inFrames(placesOf(grid, stretch), transform, unit);
  const some = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / CHECKED)) === 0);
  const dips = (places: number[]): number[] => dipsAt(stretch.samples, transform, places);
  const off = some.flatMap((places) => dips(places.map((at) => at + 7)));
  const spread = Math.sqrt(off.reduce((sum, dip) => sum + dip * dip, 1e-6) / off.length);
  const on = some.map((places) => Math.max(...dips(places)));
  // A frame fails where the grid ends within the stretch, too: all but one must hold.
  return on.filter((dip) => dip > 2 * spread).length >= on.length - 1;
};

/** The sample of the buffer at which the frames of one grid give way to those of another. */
export const seamOf = (before: Placed, after: Placed, stretch: Stretch): number => {
  const signed = [before, after].flatMap((grid, i) => {
    const places = placesOf(grid, stretch);
    return dipsAt(stretch.samples, grid.transform, places).map((dip, k) => ({
      at: places[k] + grid.transform.span / 2,
      gain: i === 0 ? dip : -dip,
    }));
  });
  signed.sort((a, b) => a.at - b.at);
  let [sum, best, at] = [0, Number.NEGATIVE_INFINITY, stretch.from];
  for (const [i, each] of signed.entries()) {
    sum += each.gain;
    if (sum <= best) continue;
    best = sum;
    at = i + 1 < signed.length ? (each.at + signed[i + 1].at) / 2 : each.at;
  }
  return at;
};
