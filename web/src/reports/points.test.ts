import { expect, test } from "vitest";
import {
  excerptAround,
  fromArea,
  inArea,
  selectedPoints,
  toOffset,
  toPoints,
  withPart,
  wordingOf,
  wordsOf,
} from "./points.ts";

const text = "😀 first.\r\nKhan said the sheets were changed.\r\nlast 😀 line";

test("offsets and code points are turned into each other", () => {
  for (let points = 0; points <= Array.from(text).length; points++)
    expect(toPoints(text, toOffset(text, points))).toBe(points);
  expect(wordsOf("a😀b", { start: 1, end: 2 })).toBe("😀");
});

test("what is selected in a text area is found in the text, though its line ends are counted otherwise", () => {
  const shown = text.replaceAll("\r\n", "\n");
  const at = shown.indexOf("the sheets");
  expect(text.slice(fromArea(text, at)).startsWith("the sheets")).toBe(true);
  expect(inArea(text, fromArea(text, at))).toBe(at);
  const whole = { from: 0, to: text.length };
  const span = selectedPoints(text, whole, [at - 1, at + "the sheets ".length]);
  expect(span && wordsOf(text, span)).toBe("the sheets");
  expect(selectedPoints(text, whole, [at - 1, at])).toBeUndefined();
});

test("an excerpt goes from line to line around what it is of", () => {
  const long = `${"x".repeat(900)}\n${"y".repeat(600)} here ${"z".repeat(600)}\n${"w".repeat(900)}`;
  const start = long.indexOf("here");
  const { from, to } = excerptAround(long, { start, end: start + 4 });
  expect(long.slice(from, to)).toBe(`${"y".repeat(600)} here ${"z".repeat(600)}`);
  expect(excerptAround(text, { start: 0, end: 2 })).toEqual({ from: 0, to: text.length });
});

test("a mark takes the place of those it covers", () => {
  const parts = [
    { role: "source", start: 0, end: 4 },
    { role: "content", start: 10, end: 20 },
  ] as const;
  const next = withPart(parts, { role: "cue", start: 15, end: 25 });
  expect(next).toEqual([parts[0], { role: "cue", start: 15, end: 25 }]);
  expect(wordingOf(text, [{ role: "content", start: 2, end: 8 }], "content")).toBe("first.");
});
