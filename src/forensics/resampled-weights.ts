import type { Stations } from "../model/forensics.ts";
import { Random } from "./random.ts";

/** Below this many places their spread says too little, and single stations are drawn instead. */
const FEWEST_PLACES = 10;

/** What a bootstrap draws: whole regions, contests, or stations. */
export type Unit = "regions" | "contests" | "stations";

export const resamplingUnit = ({ regions, contests }: Stations): Unit => {
  if (regions.length >= FEWEST_PLACES) return "regions";
  return contests.length >= FEWEST_PLACES ? "contests" : "stations";
};

/**
 * How often each of `rows` stands in bootstrap sample number `r`. Whole places are drawn where there are enough of
 * them, for stations of one place are alike and are not that many separate observations.
 */
export const resampledWeights = (
  stations: Stations,
  { rows, seed, r }: { rows: Int32Array; seed: string; r: number },
): Float64Array => {
  const random = new Random(`${seed}/bootstrap/${r}`);
  const unit = resamplingUnit(stations);
  const places = unit === "stations" ? undefined : stations[unit];
  const size = places ? places.length : rows.length;
  const times = new Float64Array(size);
  for (let i = 0; i < size; i++) times[random.integer(size)] += 1;
  if (!places) return times;
  const place = unit === "regions" ? stations.region : stations.contest;
  return Float64Array.from(rows, (i) => times[place[i]]);
};

/** The middle 95 per cent of bootstrap values, by order statistics. */
export const middle = (values: readonly number[]): { low: number; high: number; sd: number } => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
  const square = sorted.reduce((a, b) => a + (b - mean) ** 2, 0) / (sorted.length - 1);
  return { low: at(0.025), high: at(0.975), sd: Math.sqrt(square) };
};
