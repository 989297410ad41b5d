import { describe, expect, it } from "vitest";
import { findChanges } from "./changes.ts";
import { readStatements } from "./read.ts";

const changes = (text: string) =>
  findChanges(readStatements(text, { name: "t", source: "exhibits/t.txt" })).map(({ how }) => how);

describe("findChanges", () => {
  it("shows one who confirms the clips and dismisses the claims", () => {
    expect(
      changes(
        "Mustafa Kamal confirmed the claims made in the clips but dismissed them as old accusations.",
      ),
    ).toEqual(["confirms, then rejects"]);
  });

  it("shows a figure that changed and a statement turned round", () => {
    expect(
      changes(
        "Bilal Aziz said the party won 90 seats in the assembly. Later Bilal Aziz said the party won 92 seats in the assembly.",
      ),
    ).toEqual(["changes a figure"]);
    expect(
      changes(
        "Bilal Aziz said the count was fair in Karachi. On Friday Bilal Aziz said the count was not fair in Karachi.",
      ),
    ).toEqual(["says the opposite"]);
  });

  it("says nothing of two speakers, or of one who repeats himself", () => {
    expect(
      changes(
        "Bilal Aziz said the count was fair in Karachi. Noor Jan said the count was not fair in Karachi.",
      ),
    ).toEqual([]);
    expect(
      changes(
        "Bilal Aziz said the count was fair in Karachi. Bilal Aziz added that the count was fair in Karachi.",
      ),
    ).toEqual([]);
  });
});
