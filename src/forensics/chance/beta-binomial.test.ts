import { expect, test } from "vitest";
import { risingLog } from "./beta-binomial.ts";

/** ln(shape) + … + ln(shape + j − 1), by Kahan's compensated sum. */
const summed = (shape: number, j: number): number => {
  let [sum, lost] = [0, 0];
  for (let k = 0; k < j; k++) {
    const term = Math.log(shape + k) - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  return sum;
};

test.each([0.05, 0.9, 5.7, 31.5, 120.4, 2900])("rising factorials of %d", (shape) => {
  const table = risingLog(shape, 5000);
  for (const j of [0, 1, 2, 31, 32, 33, 64, 65, 500, 5000]) {
    const exact = summed(shape, j);
    expect(Math.abs(table[j] - exact)).toBeLessThan(1e-14 * Math.max(100, Math.abs(exact)));
  }
});

test("a table of nothing is nought alone", () => {
  expect([...risingLog(3, 0)]).toEqual([0]);
});
