import { describe, expect, test } from "vitest";
import { chiSquareTail } from "./distributions.ts";
import { Random } from "./random.ts";

const sample = (size: number, draw: (random: Random) => number): Float64Array => {
  const random = new Random("test");
  return Float64Array.from({ length: size }, () => draw(random));
};

const moments = (values: Float64Array) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length };
};

describe("streams", () => {
  test("a seed gives its own numbers, again and again", () => {
    const first = (seed: string) =>
      Array.from(
        { length: 4 },
        (
          (r) => () =>
            r.next()
        )(new Random(seed)),
      );
    expect(first("a")).toEqual(first("a"));
    expect(first("a")).not.toEqual(first("b"));
  });

  test("uniform numbers fill a hundred cells evenly", () => {
    const cells = new Float64Array(100);
    for (const u of sample(100_000, (r) => r.uniform())) cells[Math.floor(u * 100)] += 1;
    const statistic = cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquareTail(statistic, 99)).toBeGreaterThan(1e-4);
  });
});

describe("distributions have their mean and variance", () => {
  test.each([
    ["normal", (r: Random) => r.normal(), 0, 1],
    ["gamma 0.4", (r: Random) => r.gamma(0.4), 0.4, 0.4],
    ["gamma 7", (r: Random) => r.gamma(7), 7, 7],
    ["beta 2 5", (r: Random) => r.beta(2, 5), 2 / 7, 10 / (49 * 8)],
    ["binomial 20 0.1", (r: Random) => r.binomial(20, 0.1), 2, 1.8],
    ["binomial 900 0.37", (r: Random) => r.binomial(900, 0.37), 333, 209.79],
    ["binomial 900 0.93", (r: Random) => r.binomial(900, 0.93), 837, 58.59],
  ])("%s", (_, draw, mean, variance) => {
    const found = moments(sample(200_000, draw));
    expect(Math.abs(found.mean - mean)).toBeLessThan(4.5 * Math.sqrt(variance / 200_000));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.04);
  });

  test.each([
    [60, 0.35],
    [15, 0.3],
  ])("binomial %i %f has the right chance of every count", (n, p) => {
    const seen = new Float64Array(n + 1);
    for (const k of sample(200_000, (r) => r.binomial(n, p))) seen[k] += 1;
    let [chance, statistic, cells] = [(1 - p) ** n, 0, 0];
    for (let k = 0; k <= n; k++) {
      const expected = 200_000 * chance;
      if (expected > 20) {
        statistic += (seen[k] - expected) ** 2 / expected;
        cells += 1;
      }
      chance *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    expect(chiSquareTail(statistic, cells - 1)).toBeGreaterThan(1e-4);
  });
});
