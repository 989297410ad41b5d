import { type Column, type Stations, UNKNOWN } from "../../model/forensics.ts";
import type { Reason } from "../reasons.ts";

/** Above this no single station is believed, and none is reckoned with. */
export const MOST_IN_A_STATION = 1_000_000;

/** Pairs of whole numbers, `part` of `whole`, with the row of the station each stands in. */
export interface Shares {
  part: Int32Array;
  whole: Int32Array;
  rows: Int32Array;
}

const known = (count: number): boolean => count !== UNKNOWN && count >= 0;

/** Sum of two columns, unknown where either is; a column that is absent altogether adds nothing. */
const sum = (a: Int32Array | undefined, b: Int32Array | undefined): Int32Array | undefined => {
  if (!a || !b) return a;
  // A sum of two implausible counts must not wrap round into a plausible one.
  return a.map((value, i) =>
    known(value) && known(b[i]) ? Math.min(value + b[i], 2_000_000_000) : UNKNOWN,
  );
};

/** Ballots found: valid and rejected, or valid alone where rejected ones were never reported. */
export const ballotsFound = (stations: Stations): Int32Array | undefined =>
  sum(stations.valid, stations.rejected);

/** Voters who took part: ballots issued, or ballots found where issued ones were not reported. */
export const tookPart = (stations: Stations): Int32Array | undefined =>
  stations.issued ?? ballotsFound(stations);

/** First needed column the data lacks, as a reason; `issued` may be made up from the ballots found. */
export const missingColumn = (stations: Stations, needs: readonly Column[]): Reason | undefined => {
  const missing = needs.find((column) =>
    column === "issued" ? !tookPart(stations) : !stations[column],
  );
  return missing && `missing-${missing}`;
};

export interface ShareOptions {
  part: Int32Array;
  whole: Int32Array;
  /** Which pairs count; the default takes 0 ≤ part ≤ whole with whole above zero. */
  keep?: (part: number, whole: number) => boolean;
}

/** The stations where both counts are known, plausible and to be kept. */
export const shares = ({ part, whole, keep }: ShareOptions): Shares => {
  const fits = keep ?? ((p: number, w: number) => w > 0 && p <= w);
  const rows: number[] = [];
  for (let i = 0; i < part.length; i++) {
    if (!known(part[i]) || !known(whole[i]) || whole[i] > MOST_IN_A_STATION) continue;
    if (part[i] <= MOST_IN_A_STATION && fits(part[i], whole[i])) rows.push(i);
  }
  const index = Int32Array.from(rows);
  return { part: index.map((i) => part[i]), whole: index.map((i) => whole[i]), rows: index };
};
