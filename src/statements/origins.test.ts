import { describe, expect, it } from "vitest";
import { type Hop, type RepeatedText, statementSchema } from "../model/statement.ts";
import { originsOf } from "./origins.ts";

const make = (id: string, chain: Hop[], more: object = {}, source = `exhibits/${id}.html`) =>
  statementSchema.parse({
    id: `${id}#1`,
    type: "Annotation",
    target: { source },
    body: { statement: "x", chain, madeBy: "person", ...more },
  });

const repeats = (source: string, from: string, reason: string): RepeatedText => ({
  source: `exhibits/${source}.html`,
  from: `exhibits/${from}.html`,
  share: 0.92,
  kind: "republished",
  reason,
});

const recording: Hop = { kind: "recording", id: "rec-1" };
const tessori: Hop = { kind: "person", id: "tessori" };

describe("originsOf", () => {
  it("counts five outlets that quote one recording as one, and says why", () => {
    const five = ["a", "b", "c", "d", "e"].map((id) =>
      make(id, [{ kind: "outlet", name: id }, recording, tessori]),
    );
    expect(originsOf(five)).toEqual([
      {
        origin: { key: "recording:rec-1", kind: "recording", name: "rec-1" },
        statements: ["a#1", "b#1", "c#1", "d#1", "e#1"],
        reasons: ["all 5 rest on the recording rec-1", "all 5 go back to tessori"],
      },
    ]);
  });

  it("keeps two speakers apart who share nothing", () => {
    const groups = originsOf([
      make("a", [{ kind: "publication" }, { kind: "party", id: "pti" }]),
      make("b", [{ kind: "publication" }, { kind: "party", id: "ppp" }]),
    ]);
    expect(groups.map(({ reasons }) => reasons)).toEqual([[], []]);
  });

  it("does not take two anonymous sources for two people", () => {
    const unnamed: Hop = { kind: "anonymous", name: "a source" };
    expect(originsOf([make("a", [unnamed]), make("b", [unnamed])])).toHaveLength(1);
  });

  it("takes a republished text and its model as one voice", () => {
    const both = [make("a", [{ kind: "publication" }]), make("b", [{ kind: "publication" }])];
    expect(originsOf(both)).toHaveLength(2);
    const [only, ...others] = originsOf(both, { repeats: [repeats("b", "a", "92 per cent")] });
    expect(others).toEqual([]);
    expect(only.reasons).toEqual([
      "both are in the own voice of exhibits/a.html, or repeat it: 92 per cent",
    ]);
  });

  it("takes a copy for one voice with its model though each outlet signs its own, and no third text", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) =>
      make(id, [{ kind: "publication", name: `Outlet ${id}` }]),
    );
    const groups = originsOf([a, b, c], { repeats: [repeats("b", "a", "copied")] });
    expect(groups.map(({ statements }) => statements)).toEqual([["a#1", "b#1"], ["c#1"]]);
    expect(groups[0].reasons.join()).toContain("copied");
  });

  it("survives texts said to be taken from each other", () => {
    const both = [make("a", [{ kind: "publication" }]), make("b", [{ kind: "publication" }])];
    const circle = [repeats("b", "a", "shared words"), repeats("a", "b", "shared words")];
    expect(originsOf(both, { repeats: circle }).length).toBeGreaterThan(0);
  });

  it("leaves out what a person rejected", () => {
    expect(originsOf([make("a", [tessori], { status: "rejected" })])).toEqual([]);
  });
});
