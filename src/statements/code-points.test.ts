import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointCounter } from "./code-points.ts";
import { findSuspicious } from "./suspicious.ts";

describe("codePointCounter", () => {
  it("agrees with counting one by one, unpaired surrogates included", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        const count = codePointCounter(text);
        let at = 0;
        for (const [index, character] of Array.from(text).entries()) {
          expect(count(at)).toBe(index);
          at += character.length;
        }
        expect(count(text.length)).toBe(Array.from(text).length);
      }),
    );
  });
});

describe("findSuspicious", () => {
  it.each([
    ["a bidi override", "vote\u202Eetov", "bidi control", "U+202E"],
    ["a zero-width space", "vo\u200Bte", "zero-width", "U+200B"],
    ["Cyrillic in a Latin word", "Теssori", "mixed scripts", "Теssori"],
    ["Greek in a Latin word", "Κamal", "mixed scripts", "Κamal"],
    ["a bell", "a\u0007b", "control character", "U+0007"],
  ])("flags %s", (_name, text, kind, example) => {
    expect(findSuspicious(text)).toEqual([expect.objectContaining({ kind, example, count: 1 })]);
  });

  it.each([
    ["Urdu with its joiners", "پاکستان کی‌سیاست"],
    ["an emoji family", "👩‍👩‍👧"],
    ["Russian beside English", "Москва and Moscow"],
  ])("leaves %s alone", (_name, text) => {
    expect(findSuspicious(text)).toEqual([]);
  });
});
