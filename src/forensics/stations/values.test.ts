import { expect, test } from "vitest";
import { allEqual, correlation, largest } from "./values.ts";

test("correlation is one on a line, and counts a pair as often as its weight", () => {
  expect(correlation([1, 2, 3], [3, 5, 7])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 3], [7, 5, 3])).toBeCloseTo(-1, 12);
  const weighted = correlation([1, 2, 4], [2, 1, 5], [1, 3, 2]);
  expect(weighted).toBeCloseTo(correlation([1, 2, 2, 2, 4, 4], [2, 1, 1, 1, 5, 5]), 12);
  expect(correlation([1, 1], [2, 3])).toBeNaN();
});

test("the largest of none is nought, and a single value is all equal", () => {
  expect(largest(new Int32Array())).toBe(0);
  expect(largest(Int32Array.of(3, 9, 4))).toBe(9);
  expect(allEqual([2])).toBe(true);
  expect(allEqual([2, 2, 3])).toBe(false);
});
