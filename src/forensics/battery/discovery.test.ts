import { expect, test } from "vitest";
import { falseDiscovery } from "./discovery.ts";

test('agrees with R\'s p.adjust(…, "BH")', () => {
  const adjusted = falseDiscovery([0.01, 0.04, 0.03, 0.005, 0.8]);
  const expected = [0.025, 0.05, 0.05, 0.025, 0.8];
  adjusted.forEach((q, i) => expect(q).toBeCloseTo(expected[i], 12));
});

test("one test is left as it is, none gives none", () => {
  expect(falseDiscovery([0.03])).toEqual([0.03]);
  expect(falseDiscovery([])).toEqual([]);
});
