import { beforeAll, describe, expect, test } from "vitest";
import { russia2011 } from "../../../test/forensics-data.ts";
import { describeWithShared } from "../../../test/shared.ts";
import type { Reading } from "../../model/forensics.ts";
import { runTest } from "../battery/run.ts";
import type { ForensicTest } from "../test.ts";
import { byLastDigit, digitChances } from "./digit-chances.ts";
import { benfordSecond, lastDigit, secondDigit } from "./digit-counts.ts";
import { publishedDigits } from "./published-digits.ts";
import { secondDigitBenford } from "./second-digit.ts";

describe("digits", () => {
  test("second and last digit of a count", () => {
    expect([10, 99, 105, 7312].map(secondDigit)).toEqual([0, 9, 0, 3]);
    expect([10, 99, 105, 7312].map(lastDigit)).toEqual([0, 9, 5, 2]);
  });

  test("Benford's second digit: chances add up to one, mean 4.18739", () => {
    expect(benfordSecond.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const mean = benfordSecond.reduce((sum, p, digit) => sum + p * digit, 0);
    expect(mean.toFixed(5)).toBe("4.18739");
    const sd = Math.sqrt(benfordSecond.reduce((sum, p, d) => sum + p * (d - mean) ** 2, 0));
    expect(sd.toFixed(5)).toBe("2.87294");
  });

  test("it is not evidence, and says so", () => {
    expect(secondDigitBenford.standing).toBe("not evidence");
    expect(secondDigitBenford.meaning).toMatch(/not evidence/);
  });
});

describe("chances of last digits", () => {
  test("are the binomial probabilities added up by digit", () => {
    const column = { name: "x", counts: Int32Array.of(7), wholes: Int32Array.of(20) };
    const chances = digitChances(column, byLastDigit(0));
    const p = 7 / 20;
    let chance = (1 - p) ** 20;
    const sums = Array.from({ length: 10 }, () => 0);
    for (let k = 0; k <= 20; k++) {
      sums[k % 10] += chance;
      chance *= ((20 - k) / (k + 1)) * (p / (1 - p));
    }
    chances.forEach((found, digit) => expect(found).toBeCloseTo(sums[digit], 9));
  });

  test("lean to low digits where counts are small, and are even where they are large", () => {
    const of = (count: number, whole: number) =>
      digitChances(
        { name: "x", counts: Int32Array.of(count), wholes: Int32Array.of(whole) },
        byLastDigit(0),
      );
    expect(of(3, 50)[2]).toBeGreaterThan(0.15);
    for (const chance of of(900, 2000)) expect(chance).toBeCloseTo(0.1, 6);
  });
});

// The published figures rest on 95,045 rows of a file that has 95,225; docs/forensics.md says what was tried to find which.
// First the values of all usable rows, to five digits; then the published ones, with room for what 180 rows can move.
describeWithShared("digits of Russia 2011", "data/russia-2011/2011.csv.zip", () => {
  let readings: Map<string, Reading>;
  beforeAll(() => {
    const stations = russia2011();
    readings = new Map(
      [secondDigitBenford, publishedDigits]
        .flatMap((one) => runTest(one as ForensicTest, stations, { seed: "1" }))
        .map((row) => [row.measure, row]),
    );
  });

  test.each([
    ["second digit of leader's votes, mean", 4.23697, 4.23641, 6e-4],
    ["second digit of leader's votes, χ²", 34.99432, 34.19, 1],
    ["second digit of valid votes, mean", 3.92271, 3.92344, 8e-4],
    ["second digit of valid votes, χ²", 854.05359, 847.66, 8],
    ["last digit of leader's votes, mean", 4.47599, 4.47669, 8e-4],
    ["last digit of leader's votes, χ² against even digits", 14.44778, 14.42, 0.5],
    ["last digit of valid votes, χ² against even digits", 36.8953, 37.25, 0.5],
    ["share of leader's votes ending in 0 or 5", 0.20176, 0.20178, 1e-4],
    ["share of valid votes ending in 0 or 5", 0.20479, 0.20487, 1e-4],
  ])("%s", (measure, here, published, allowance) => {
    const row = readings.get(measure)!;
    expect(Math.abs(row.observed! - here)).toBeLessThan(6e-6);
    expect(Math.abs(row.observed! - published)).toBeLessThan(allowance);
  });
});
