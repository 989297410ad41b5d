import { expect, test } from "vitest";
import { Random } from "../chance/random.ts";
import { dip } from "./dip-statistic.ts";

test("evenly spread values have the least dip there is", () => {
  expect(dip(Float64Array.from({ length: 50 }, (_, i) => i))).toBeCloseTo(1 / 100, 12);
});

test("two equal lumps have a dip of a quarter", () => {
  expect(dip(Float64Array.from({ length: 40 }, (_, i) => Number(i >= 20)))).toBeCloseTo(0.25, 12);
});

test("one bell curve dips less than two that stand apart", () => {
  const random = new Random("dip");
  const one = Float64Array.from({ length: 1000 }, () => random.normal()).sort();
  const two = Float64Array.from({ length: 1000 }, (_, i) => random.normal() + 4 * (i % 2)).sort();
  expect(dip(one) * Math.sqrt(1000)).toBeLessThan(0.6);
  expect(dip(two) * Math.sqrt(1000)).toBeGreaterThan(1.5);
});
