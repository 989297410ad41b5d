import { expect, test } from "vitest";
import { gapsIn } from "./gaps.ts";

test("what is left is looked for where it is long enough, and shorter than a window", () => {
  expect(gapsIn([0, 4], [[0, 2.1]], 5)).toEqual([[2.1, 4]]);
  expect(gapsIn([10, 20], [[13, 15]], 5)).toEqual([[10, 13]]);
  expect(gapsIn([10, 19], [[13, 15]], 5)).toEqual([
    [10, 13],
    [15, 19],
  ]);
  expect(
    gapsIn(
      [0, 5],
      [
        [0.4, 2.5],
        [2, 4],
      ],
      5,
    ),
  ).toEqual([]);
  expect(gapsIn([0, 5], [], 5)).toEqual([]);
  expect(gapsIn([0, 4], [], 5)).toEqual([[0, 4]]);
});
