import { expect, test } from "vitest";
import { type Kinds, weighKinds } from "./kind-weights.ts";

const bell = (centre: number): Float64Array => {
  const raw = Float64Array.from(
    { length: 60 },
    (_, i) => 1e-4 + Math.exp(-((i - centre) ** 2) / 40),
  );
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((n) => n / total);
};
const kinds: Kinds = [bell(15), bell(30), bell(50)];
const mixed = (w: readonly number[], stations: number) =>
  kinds[0].map((_, b) => stations * (w[0] * kinds[0][b] + w[1] * kinds[1][b] + w[2] * kinds[2][b]));

test.each([[[0.6, 0.3, 0.1]], [[0.98, 0.01, 0.01]], [[0.05, 0.15, 0.8]]])(
  "finds the weights %j a histogram was mixed from",
  (truth) => {
    const { weights } = weighKinds(kinds, mixed(truth, 50_000));
    weights.forEach((weight, k) => expect(weight).toBeCloseTo(truth[k], 3));
  },
);

test("a kind that is not there gets next to nothing, and the weights add up to one", () => {
  const { weights } = weighKinds(kinds, mixed([1, 0, 0], 5000));
  expect(weights[1]).toBeLessThan(0.01);
  expect(weights[2]).toBeLessThan(0.01);
  expect(weights[0] + weights[1] + weights[2]).toBeCloseTo(1, 12);
});

test("no other weights make the histogram more probable", () => {
  const observed = mixed([0.5, 0.2, 0.3], 900).map(Math.round);
  const height = (w: readonly number[]) =>
    observed.reduce(
      (sum, n, b) =>
        sum + n * Math.log(w[0] * kinds[0][b] + w[1] * kinds[1][b] + w[2] * kinds[2][b]),
      0,
    );
  const { weights, logLikelihood } = weighKinds(kinds, observed);
  expect(logLikelihood).toBeCloseTo(height(weights), 6);
  for (const [i, j] of [
    [0, 1],
    [1, 2],
    [2, 0],
  ]) {
    const other = [...weights];
    other[i] -= 0.02;
    other[j] += 0.02;
    expect(height(other)).toBeLessThan(logLikelihood);
  }
});

test("an empty histogram leaves the weights equal", () => {
  const { weights } = weighKinds(kinds, new Float64Array(60));
  weights.forEach((weight) => expect(weight).toBeCloseTo(1 / 3, 6));
});
