import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { alignQuote } from "./drift.ts";

const uttered =
  "Well you see today we did not get votes in the city and they know it and the mandate they say is fake";

describe("alignQuote", () => {
  it("finds a faithful quote in a long transcript", () => {
    const drift = alignQuote(
      "we did not get votes in the city",
      `${"and so on ".repeat(500)}${uttered}`,
    );
    expect(drift).toMatchObject({ unuttered: 0, dropped: 0, faithful: 1 });
  });

  it("names the words nobody uttered, and those left out in silence", () => {
    const drift = alignQuote("today we didn't get any votes and the mandate is fake", uttered);
    const printed = drift.steps.filter(({ kind }) => kind === "added" || kind === "changed");
    expect(printed.map(({ printed }) => printed)).toContain("any");
    expect(drift.dropped).toBeGreaterThan(3);
  });

  it("tells an ellipsis from a silent cut", () => {
    const drift = alignQuote("we did not get votes … and the mandate they say is fake", uttered);
    expect(drift).toMatchObject({ unuttered: 0, dropped: 0 });
    expect(drift.elided).toBeGreaterThan(0);
  });

  it("shows a reversal: not was dropped", () => {
    const { steps } = alignQuote("we did get votes in the city", uttered);
    expect(steps.filter(({ kind }) => kind === "dropped").map(({ uttered }) => uttered)).toEqual([
      "not",
    ]);
  });

  it("gives back every printed word, in order, whatever the two texts", () => {
    const text = array(constantFrom("a", "b", "c", "dd"), { maxLength: 30 });
    assert(
      property(text, text, (one, other) => {
        const { steps } = alignQuote(one.join(" "), other.join(" "));
        expect(steps.flatMap(({ printed }) => (printed === "" ? [] : [printed]))).toEqual(one);
      }),
    );
  });
});
