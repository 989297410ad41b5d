import { largest } from "../stations/values.ts";
import type { CountColumn } from "./digit-counts.ts";

/** How far from the mean, in standard deviations, counts are still added up. */
const REACH = 7;

export interface Classes {
  /** Counts below this are left out. */
  smallest: number;
  size: number;
  /** Class of a count by its last two digits. */
  of: readonly number[];
}

/** First and last count whose chance is still added up. */
const reached = (part: number, whole: number): { bottom: number; top: number } => {
  const reach = Math.ceil(REACH * Math.sqrt((part * (whole - part)) / whole) + 10);
  return { bottom: Math.max(0, part - reach), top: Math.min(whole, part + reach) };
};

/** Adds one station's chances: those of a Binomial(`whole`, `part`/`whole`) count, walked out from its mode by ratios. */
const add = (
  into: Float64Array,
  { part, whole, chances }: { part: number; whole: number; chances: Float64Array },
  { smallest, of }: Classes,
): void => {
  if (part <= 0 || part >= whole) {
    if (part >= smallest) into[of[part % 100]] += 1;
    return;
  }
  const odds = part / (whole - part);
  const { bottom, top } = reached(part, whole);
  chances[part - bottom] = 1;
  let total = 1;
  for (let k = part; k < top; k++) {
    const next = chances[k - bottom] * ((whole - k) / (k + 1)) * odds;
    chances[k + 1 - bottom] = next;
    total += next;
  }
  for (let k = part; k > bottom; k--) {
    const next = (chances[k - bottom] * k) / ((whole - k + 1) * odds);
    chances[k - 1 - bottom] = next;
    total += next;
  }
  for (let k = Math.max(bottom, smallest); k <= top; k++) {
    into[of[k % 100]] += chances[k - bottom] / total;
  }
};

/**
 * Chance of each class of last digits if every station's count were drawn anew about its own percentage. Counts that
 * thin out towards large ones end in low digits more often, in the cleanest election: this knows it, evenness does not.
 */
export const digitChances = ({ counts, wholes }: CountColumn, classes: Classes): number[] => {
  const sums = new Float64Array(classes.size);
  const chances = new Float64Array(2 * Math.ceil(REACH * Math.sqrt(largest(wholes)) + 10) + 1);
  for (let i = 0; i < counts.length; i++) {
    add(sums, { part: counts[i], whole: wholes[i], chances }, classes);
  }
  const total = sums.reduce((a, b) => a + b, 0);
  return Array.from(sums, (sum) => sum / total);
};

export const byLastDigit = (smallest: number): Classes => ({
  smallest,
  size: 10,
  of: Array.from({ length: 100 }, (_, k) => k % 10),
});

/** How far apart the last two digits stand on the circle 0–9: 0 alike, 1 neighbours, … 5. */
export const digitsApart = (count: number): number => {
  const gap = Math.abs((count % 10) - (Math.floor(count / 10) % 10));
  return Math.min(gap, 10 - gap);
};

export const byDistance = (smallest: number): Classes => ({
  smallest,
  size: 6,
  of: Array.from({ length: 100 }, (_, k) => digitsApart(k)),
});
