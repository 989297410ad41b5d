import { digitPairs } from "./digit-pairs.ts";
import { dipTest } from "./dip.ts";
import { fingerprintTest } from "./fingerprint.ts";
import { impossibleTest } from "./impossible.ts";
import { integerPercent } from "./integer-percent.ts";
import { klimekTest } from "./klimek.ts";
import { lastDigits } from "./last-digit.ts";
import { mixtureTest } from "./mixture.ts";
import { neighboursTest } from "./neighbours.ts";
import { publishedDigits } from "./published-digits.ts";
import { secondDigitBenford } from "./second-digit.ts";
import { shapeTest } from "./shape.ts";
import { slopesTest } from "./slopes.ts";
import { spikesTest } from "./spikes.ts";
import type { ForensicTest } from "./test.ts";
import { zeroFive } from "./zero-five.ts";

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
