import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuotes } from "./quotes.ts";

const quoted = (text: string): string[] =>
  findQuotes(text).map(({ start, end }) => text.slice(start, end));

describe("findQuotes", () => {
  it.each([
    ["English", "He said “it is so” twice.", ["“it is so”"]],
    ["English, nested", "“He said ‘no’ to us”", ["“He said ‘no’ to us”", "‘no’"]],
    ["British", "She said ‘it’s Smith’s’ to us.", ["‘it’s Smith’s’"]],
    ["straight", `"A," he said, "and 'b'."`, ['"A,"', `"and 'b'."`, "'b'"]],
    ["two apostrophes", "He said ''it is'' so", ["''it is''"]],
    ["German", "Er sagte „so ‚ist‘ es“.", ["„so ‚ist‘ es“", "‚ist‘"]],
    ["French", "Il dit « oui ‹ non › » ici", ["« oui ‹ non › »", "‹ non ›"]],
    ["guillemets turned", "Er sagte »so ist es« laut", ["»so ist es«"]],
    ["Urdu", "انھوں نے کہا: ’یہ درست ہے‘", ["’یہ درست ہے‘"]],
    ["Urdu, double", "کہا ”یہ درست ہے“۔", ["”یہ درست ہے“"]],
    ["apostrophes alone", "Smith’s and the voters’ own '90s", []],
  ])("%s", (_name, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it("keeps a quote that is not closed, to the paragraph's end, and says so", () => {
    const [open] = findQuotes("He said: “It goes on");
    expect(open).toMatchObject({ start: 9, end: 20, closed: false });
  });

  it("nests properly whatever it is given", () => {
    const marks = array(constantFrom("“", "”", "‘", "’", '"', "'", "«", "»", "„", "a", " ", ","), {
      maxLength: 60,
    });
    assert(
      property(marks, (characters) => {
        const quotes = findQuotes(characters.join(""));
        for (const one of quotes) {
          expect(one.end).toBeGreaterThan(one.start);
          for (const other of quotes)
            if (one.start < other.start && one.closed && other.closed)
              expect(other.start >= one.end || other.end <= one.end).toBe(true);
        }
      }),
    );
  });
});
