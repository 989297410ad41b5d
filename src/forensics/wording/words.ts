import type { Reading, Standing, TestResult } from "../../model/forensics.ts";
import type { Adjusted } from "../battery/tables.ts";
import type { Calibration } from "../calibration/calibrate.ts";
import { inWords } from "../reasons.ts";
import type { ForensicTest } from "../test.ts";
import { calibrationWords } from "./rate-words.ts";

/** What a test's standing lets a reader do with its figures. */
export const standingWords: Record<Standing, string> = {
  evidence: "A test: its p-value holds on clean elections, within what --calibrate shows.",
  description: "A description: it tests nothing and gives no p-value to go by.",
  "not evidence": "Not evidence: it fires on elections nobody disputes.",
};

/** A number as people read it: whole ones in full, others to four figures. */
export const figure = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return value.toLocaleString("en");
  const size = Math.abs(value);
  if (size >= 1000) return value.toLocaleString("en", { maximumFractionDigits: 1 });
  return size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
};

/** One figure in a line of words. */
export const readingWords = (reading: Reading, q: number | undefined): string => {
  const { measure, observed, expected, sd, low, high, p, stations, reason } = reading;
  if (observed === null) return `${measure}: not computed, ${inWords(reason ?? "not-defined")}`;
  const parts = [`${measure}: ${figure(observed)}`];
  if (expected !== null) parts.push(`${figure(expected)} expected`);
  if (low !== null && high !== null) parts.push(`95 % from ${figure(low)} to ${figure(high)}`);
  else if (sd !== null) parts.push(`sd ${figure(sd)}`);
  if (p !== null) parts.push(p < 1e-300 ? "p below 1e-300" : `p = ${figure(p)}`);
  if (q !== undefined) parts.push(`${figure(q)} after all tests tried`);
  parts.push(`${figure(stations)} stations`);
  if (reason !== null) parts.push(inWords(reason));
  return parts.join("; ");
};

export interface Beside {
  /** Adjusted p of a figure. */
  q: (reading: number) => number | undefined;
  calibration?: readonly Calibration[];
}

/** All that one test says at one place, as lines, with its true rate beside a figure where it was measured. */
export const resultWords = (
  test: ForensicTest,
  result: TestResult,
  { q, calibration = [] }: Beside,
): string[] => [
  `${test.title}${result.place ? ` · ${result.place}` : ""}`,
  ...result.readings.flatMap((reading, i) => {
    const rate = calibration.find((c) => c.test === test.id && c.measure === reading.measure);
    const words = `  ${readingWords(reading, q(i))}`;
    return rate && reading.p !== null ? [words, `    ${calibrationWords(rate)}`] : [words];
  }),
];

/** What to know before believing it. */
export const testWords = (test: ForensicTest): string[] => [
  `  ${test.meaning}.`,
  `  ${standingWords[test.standing]}`,
  ...(test.caveat === undefined ? [] : [`  ${test.caveat}.`]),
  `  What else makes the pattern: ${test.misleads.join("; ")}.`,
  `  After ${test.paper}.`,
];

/** How many tests were tried, and what of it to keep in mind. */
export const triedWords = ({ tried, byChance }: Pick<Adjusted, "tried" | "byChance">): string =>
  `${tried} ${tried === 1 ? "p-value was" : "p-values were"} computed over all places; about ${byChance} of them would be below 0.05 by chance alone.`;
