import { describe, expect, it } from "vitest";
import { anchoringOf, anchoringProblems } from "./anchor.ts";
import { readStatements } from "./read.ts";

const text = "😀 The PTI claimed that it won 90 seats.";
const [statement] = readStatements(text, { name: "t", source: "exhibits/t.txt" });

describe("anchoringOf", () => {
  it("anchors on the text it was read from", () => {
    expect(anchoringOf(statement, text).state).toBe("exact");
    expect(anchoringProblems([statement], text, "statements/t.jsonl")).toEqual([]);
  });

  it("reports words that stand elsewhere, and does not move them", () => {
    expect(anchoringOf(statement, `x${text}`)).toEqual({ state: "moved", found: [3] });
    const [problem] = anchoringProblems([statement], `x${text}`, "statements/t.jsonl");
    expect(problem?.code).toBe("statements/moved");
  });

  it("reports words that are gone", () => {
    expect(anchoringOf(statement, text.replace("90", "91"))).toEqual({ state: "lost" });
  });

  it("takes a quote alone where it stands once", () => {
    const target = {
      source: "exhibits/t.txt",
      selector: [{ type: "TextQuoteSelector" as const, exact: "won 90" }],
    };
    expect(anchoringOf({ ...statement, target }, text)).toEqual({
      state: "exact",
      start: 26,
      end: 32,
    });
    expect(anchoringOf({ ...statement, target }, `${text}${text}`).state).toBe("moved");
    expect(anchoringOf({ ...statement, target: { source: "x" } }, text).state).toBe("none given");
  });
});
