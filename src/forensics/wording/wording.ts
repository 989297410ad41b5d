import type { Standing } from "../../model/forensics.ts";
import type { Reason } from "../reasons.ts";

/** What stands round one picture. */
export interface Caption {
  title: string;
  /** What is to be seen. */
  description: string;
  /** What else could make it. */
  otherwise: string;
}

/** What is said of one test in a report. */
export interface TestWording {
  title: string;
  meaning: string;
  /** How far its figures can be trusted, measured; absent where they are what they say. */
  caveat?: string;
  misleads: readonly string[];
}

/** Columns whose digits are drawn. */
export type DigitColumn = "leader" | "valid";

/** Every word of the forensic pages that is ours, in one language. Names of places and parties stay as the case has them. */
export interface Wording {
  lang: string;
  dir: "ltr" | "rtl";
  /** Ends a sentence. */
  stop: string;
  standing: Record<Standing, string>;
  reasons: Record<Reason, string>;
  /** How many p-values were computed, and how many of them chance alone puts below 0.05. */
  tried: (pValues: number, byChance: number) => string;
  /** Above the tests, one by one. */
  testsHeading: string;
  headings: {
    measure: string;
    observed: string;
    expected: string;
    interval: string;
    q: string;
    stations: string;
  };
  pictures: {
    otherwise: string;
    turnout: string;
    share: string;
    shareOf: (subject: string) => string;
    lastDigit: (column: DigitColumn) => string;
    unnamed: string;
    fingerprint: (subject: string) => Caption;
    spikes: (subject: string, resamples: number) => Caption;
    digits: (column: DigitColumn, stations: number) => Caption;
    regions: () => Caption;
  };
  /** By a test's id. */
  tests: Readonly<Record<string, TestWording>>;
}
