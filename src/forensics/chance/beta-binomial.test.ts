import { expect, test } from "vitest";
import { fitShapes, risingLog, toTail } from "./beta-binomial.ts";
import { Random } from "./random.ts";

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

/** Tails of so many counts of one size, drawn about shapes. */
const tailsOf = (random: Random, size: number, { a, b }: { a: number; b: number }) => {
  const empty = () => new Float64Array(size + 1);
  const [part, rest, whole] = [empty(), empty(), empty()];
  for (let i = 0; i < 3000; i++) {
    const count = random.binomial(size, random.beta(a, b));
    part[count] += 1;
    rest[size - count] += 1;
    whole[size] += 1;
  }
  return { part: toTail(part), rest: toTail(rest), whole: toTail(whole) };
};

test.each([
  ["as spread as towns", 600, { a: 12, b: 18 }],
  ["alike all over", 600, { a: 1200, b: 800 }],
  ["no more than chance apart", 40, { a: 24000, b: 16000 }],
  ["close to everybody", 400, { a: 1900, b: 100 }],
])(
  "shapes of stations %s: their mean, and their strength where it is within bounds",
  (_, size, truth) => {
    const tails = tailsOf(new Random("shapes"), size, truth);
    const mean = truth.a / (truth.a + truth.b);
    for (const strength of [2, 60, 500]) {
      const fit = fitShapes(tails, { a: strength * mean, b: strength * (1 - mean) });
      expect(Math.abs(fit.a / (fit.a + fit.b) - mean)).toBeLessThan(0.01);
      if (truth.a < 100) expect(Math.abs(Math.log((fit.a + fit.b) / 30))).toBeLessThan(0.1);
      else expect(fit.a + fit.b).toBeGreaterThan(400);
    }
  },
);
