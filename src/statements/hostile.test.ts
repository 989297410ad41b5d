import { describe, expect, it } from "vitest";
import { readStatements } from "./read.ts";

const read = (text: string) => readStatements(text, { name: "t", source: "exhibits/t.txt" });

const hostile: readonly [string, (size: number) => string][] = [
  ["one line", (size) => "He said that they said it was so and ".repeat(size / 36)],
  ["quote marks alone", (size) => "“".repeat(size)],
  ["straight quote marks", (size) => '"a" '.repeat(size / 4)],
  ["single quote marks", (size) => "'a ".repeat(size / 3)],
  ["nested quotes", (size) => "“ he said ".repeat(size / 10)],
  ["commas", (size) => "Smith, who, ".repeat(size / 12)],
  ["brackets", (size) => "( he said ".repeat(size / 10)],
  ["no spaces", (size) => "a".repeat(size)],
  ["hyphens", (size) => "a-".repeat(size / 2)],
  ["apostrophes", (size) => "''".repeat(size / 2)],
  ["newlines", (size) => "said:\n".repeat(size / 6)],
  ["unpaired surrogates", (size) => "\uD800 said ".repeat(size / 7)],
  ["bidi controls", (size) => "\u202E said \u2066".repeat(size / 8)],
  ["zero-width characters", (size) => "s\u200Baid ".repeat(size / 6)],
  ["capitals", (size) => "Aa Bb Cc said ".repeat(size / 14)],
];

describe("hostile text", () => {
  it.each(hostile)("%s: no crash, and every statement stands where it says", (_name, make) => {
    const text = make(20_000);
    const characters = Array.from(text);
    for (const { target } of read(text)) {
      const [quote, position] = target.selector ?? [];
      if (quote?.type !== "TextQuoteSelector" || position?.type !== "TextPositionSelector")
        throw new Error("a statement without its place");
      expect(characters.slice(position.start, position.end).join("")).toBe(quote.exact);
    }
  });
});
