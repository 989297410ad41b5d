import { expect, test } from "vitest";
import { parseCount } from "./count.ts";

test.each([
  ["٤٥٦", 456],
  ["۱٬۲۰۰", 1200],
  ["४५६", 456],
  ["১,২৩,৪৫৬", 123456],
  ["๑๒๓", 123],
  ["၁၂၃", 123],
  ["１２，３４５", 12345],
  ["𞥐𞥑", 1],
  ["𝟙𝟗", 19],
  ["1'234", 1234],
  ["1’234", 1234],
  ["1 234", 1234],
])("digits of any script, and what groups them: %s", (cell, value) => {
  expect(parseCount(cell)).toEqual({ value });
});
