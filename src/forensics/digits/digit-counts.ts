import type { Reading, Stations } from "../../model/forensics.ts";
import { chiSquareTail } from "../chance/distributions.ts";
import { declined } from "../reading.ts";
import { shares } from "../stations/counts.ts";
import { middleWidth } from "../stations/values.ts";

/** Numbers of stations by digit 0 to 9. */
export type DigitCounts = readonly number[];

export interface CountColumn {
  /** What is counted, for the measure's name. */
  name: string;
  counts: Int32Array;
  /** What each count is out of: valid votes, or registered voters. */
  wholes: Int32Array;
}

/**
 * The counts whose digits are looked at: the leader's votes and the valid votes of each usable station; the leader's alone where
 * nothing says what the valid votes are out of.
 */
export const countColumns = (stations: Stations): CountColumn[] => {
  const { registered, valid, leader } = stations;
  const inside = shares({ part: valid!, whole: registered ?? valid! });
  const { part, whole, rows } = shares({
    part: inside.rows.map((i) => leader![i]),
    whole: inside.part,
  });
  const voters = rows.map((j) => inside.whole[j]);
  const votes = { name: "leader's votes", counts: part, wholes: whole };
  return registered ? [votes, { name: "valid votes", counts: whole, wholes: voters }] : [votes];
};

/** What a test says of each of the counts, and of those it cannot look at. */
export const ofEachCount = (
  stations: Stations,
  read: (column: CountColumn) => Reading | Reading[],
): Reading[] => [
  ...countColumns(stations).flatMap(read),
  ...(stations.registered ? [] : [declined("digits of valid votes", 0, "missing-registered")]),
];

/** Tallies `digit(count)` over the counts of at least `smallest`. */
export const tally = (
  counts: Int32Array,
  smallest: number,
  digit: (count: number) => number,
): DigitCounts => {
  const seen = Array.from({ length: 10 }, () => 0);
  for (const count of counts) if (count >= smallest) seen[digit(count)] += 1;
  return seen;
};

/**
 * Whether counts differ enough that honest digits run through all there are: the middle nine tenths of them must span
 * `width`. Below that each station's own chance, which the tests draw about what was counted, is no narrower than all
 * stations together, and honest counts look too rough. Widths measured on simulated clean elections: docs/forensics.md.
 */
export const runFree = (counts: Int32Array, smallest: number, width: number): boolean =>
  middleWidth(counts.filter((count) => count >= smallest)) >= width;

/** Fewest counts the middle nine tenths must span: three rounds of last digits. */
export const LAST_DIGITS = 30;

export const lastDigit = (count: number): number => count % 10;

export const secondDigit = (count: number): number => {
  let rest = count;
  while (rest >= 100) rest = Math.floor(rest / 10);
  return rest % 10;
};

export const total = (seen: DigitCounts): number => seen.reduce((a, b) => a + b, 0);

export const mean = (seen: DigitCounts): number =>
  seen.reduce((sum, n, digit) => sum + n * digit, 0) / total(seen);

/** Pearson's χ² of tallied digits against their chances, and its p-value on nine degrees of freedom. */
export const chiSquare = (seen: DigitCounts, chances: readonly number[]) => {
  const n = total(seen);
  const statistic = seen.reduce(
    (sum, count, digit) => sum + (count - n * chances[digit]) ** 2 / (n * chances[digit]),
    0,
  );
  return { statistic, p: chiSquareTail(statistic, 9) };
};

/** Chance of each second digit under Benford's law. */
export const benfordSecond: readonly number[] = Array.from({ length: 10 }, (_, digit) =>
  Array.from({ length: 9 }, (_, first) => Math.log10(1 + 1 / (10 * (first + 1) + digit))).reduce(
    (a, b) => a + b,
    0,
  ),
);

export const uniformDigits: readonly number[] = Array.from({ length: 10 }, () => 0.1);
