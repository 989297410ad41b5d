import type { Stations } from "../../model/forensics.ts";
import { Random } from "./random.ts";

/** Below this many places their spread says too little, and single stations are drawn instead. */
const FEWEST_PLACES = 10;

/** What a bootstrap draws: whole regions, contests, or single stations; which of them each row belongs to. */
export interface Units {
  size: number;
  of: Int32Array;
}

/**
 * The units of `rows`. Whole places are drawn where there are enough of them, for stations of one place are alike and are
 * not that many separate observations.
 */
export const bootstrapUnits = (stations: Stations, rows: Int32Array): Units => {
  const { regions, region, contests, contest } = stations;
  if (regions.length >= FEWEST_PLACES) {
    return { size: regions.length, of: rows.map((i) => region[i]) };
  }
  if (contests.length >= FEWEST_PLACES) {
    return { size: contests.length, of: rows.map((i) => contest[i]) };
  }
  return { size: rows.length, of: rows.map((_, i) => i) };
};

/** How often each unit stands in bootstrap sample number `r`; each has a stream of its own. */
export const timesDrawn = ({ size }: Units, seed: string, r: number): Float64Array => {
  const random = new Random(`${seed}/bootstrap/${r}`);
  const times = new Float64Array(size);
  for (let i = 0; i < size; i++) times[random.integer(size)] += 1;
  return times;
};

/** How often each row stands in bootstrap sample number `r`. */
export const resampledWeights = (units: Units, seed: string, r: number): Float64Array => {
  const times = timesDrawn(units, seed, r);
  return Float64Array.from(units.of, (unit) => times[unit]);
};

/** Sums of `width` columns over the rows of each unit: any bootstrap sample's sums follow without the rows. */
export const unitSums = (
  { size, of }: Units,
  width: number,
  value: (row: number, column: number) => number,
): Float64Array => {
  const sums = new Float64Array(size * width);
  for (let i = 0; i < of.length; i++) {
    for (let c = 0; c < width; c++) sums[of[i] * width + c] += value(i, c);
  }
  return sums;
};

/** The columns' sums over a sample that holds each unit so many `times`; over all rows once when left out. */
export const sampleSums = (
  sums: Float64Array,
  width: number,
  times?: Float64Array,
): Float64Array => {
  const total = new Float64Array(width);
  for (let i = 0; i < sums.length; i++) {
    total[i % width] += sums[i] * (times ? times[(i / width) | 0] : 1);
  }
  return total;
};

/** The middle 95 per cent of bootstrap values, by order statistics. */
export const middle = (values: readonly number[]): { low: number; high: number; sd: number } => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
  const square = sorted.reduce((a, b) => a + (b - mean) ** 2, 0) / (sorted.length - 1);
  return { low: at(0.025), high: at(0.975), sd: Math.sqrt(square) };
};
