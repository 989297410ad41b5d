import { expect, test } from "vitest";
import { type Match, tidyMatches } from "./match.ts";
import { limitFor } from "./search.ts";

const match = (part: Partial<Match>): Match => ({
  reference: "a",
  sha256: "a",
  clipFrom: 0,
  clipTo: 2,
  referenceFrom: 60,
  referenceTo: 62,
  speed: 1,
  score: 18,
  bitErrors: 0.1,
  ...part,
});

const wordAt = (referenceFrom: number, score: number): Match =>
  match({ clipFrom: 1.3, clipTo: 1.95, referenceFrom, referenceTo: referenceFrom + 0.65, score });

test("a word said again beside the stretch that holds it is not told", () => {
  expect(tidyMatches([match({}), wordAt(80, 10)])).toEqual([match({})]);
});

test("a copy of the whole stretch is told beside it, and a short match where nothing explains it", () => {
  const copy = match({ reference: "b", sha256: "b", score: 11 });
  expect(tidyMatches([match({}), copy])).toEqual([match({}), copy]);
  expect(tidyMatches([wordAt(80, 10)])).toEqual([wordAt(80, 10)]);
});

test("what a match must score grows with what is tried and with how clear the clip is", () => {
  expect(limitFor(1e9, 1)).toBeGreaterThan(limitFor(1e6, 1));
  expect(limitFor(1e6, 2)).toBeGreaterThan(limitFor(1e6, 1));
  expect(limitFor(1e6, 3)).toBe(limitFor(1e6, 2));
  expect(limitFor(0, 0)).toBe(limitFor(10, 0));
});
