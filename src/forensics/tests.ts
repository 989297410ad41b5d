import { digitPairs } from "./digits/digit-pairs.ts";
import { lastDigits } from "./digits/last-digit.ts";
import { publishedDigits } from "./digits/published-digits.ts";
import { secondDigitBenford } from "./digits/second-digit.ts";
import { zeroFive } from "./digits/zero-five.ts";
import { integerPercent } from "./integer-percent/integer-percent.ts";
import { klimekTest } from "./klimek/klimek.ts";
import { mixtureTest } from "./mixture/mixture.ts";
import { impossibleTest } from "./outliers/impossible.ts";
import { neighboursTest } from "./outliers/neighbours.ts";
import { dipTest } from "./shares/dip.ts";
import { fingerprintTest } from "./shares/fingerprint.ts";
import { shapeTest } from "./shares/shape.ts";
import { slopesTest } from "./shares/slopes.ts";
import { spikesTest } from "./spikes/spikes.ts";
import type { ForensicTest } from "./test.ts";

/** Every test of one set of stations, in the order a report shows them. */
export const allTests: readonly ForensicTest[] = [
  integerPercent,
  spikesTest,
  lastDigits,
  zeroFive,
  digitPairs,
  fingerprintTest,
  klimekTest,
  mixtureTest,
  slopesTest,
  shapeTest,
  dipTest,
  neighboursTest,
  impossibleTest,
  publishedDigits,
  secondDigitBenford,
] as readonly ForensicTest[];

/** A test by its id. */
export const testById = (id: string): ForensicTest | undefined =>
  allTests.find((test) => test.id === id);
