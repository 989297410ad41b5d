import { expect, test } from "vitest";
import { binomialTail, chiSquareTail, kolmogorovTail, normalTail } from "./distributions.ts";

// Values of R 4.2.2; bench/forensics/distributions.ts compares thousands more with R itself.
test("tails agree with R far out", () => {
  expect(normalTail(1.959964)).toBeCloseTo(0.025, 7);
  expect(normalTail(10) / 7.619853e-24).toBeCloseTo(1, 5);
  expect(chiSquareTail(34.19, 9)).toBeCloseTo(8.28e-5, 6);
  expect(chiSquareTail(14.42, 9)).toBeCloseTo(0.108, 3);
  expect(binomialTail(30, 100, 0.2)).toBeCloseTo(0.01124898, 7);
  expect(binomialTail(0, 10, 0.2)).toBe(1);
  expect(binomialTail(11, 10, 0.2)).toBe(0);
  expect(kolmogorovTail(0.136, 100)).toBeCloseTo(0.045, 2);
});
