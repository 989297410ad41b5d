import { describe, expect, it } from "vitest";
import type { ContestResult } from "./contest.ts";
import { bindJoins } from "./joins.ts";
import { partiesOn } from "./membership.ts";

const contest = (winner: [string, string], loser: [string, string]): ContestResult => ({
  contest: "C-1",
  regions: [],
  seats: 1,
  sources: ["declared"],
  candidates: [winner, loser].map(([name, party], i) => ({
    candidate: name,
    name,
    party,
    votes: 9 - i,
  })),
  lists: "all",
  complete: true,
  settled: true,
});

const joins = [{ contest: "C-1", party: "blue", from: "2024-02-17" }];
const bound = (declared: ContestResult, after: ContestResult) =>
  bindJoins(joins, {
    declared: new Map([["C-1", declared]]),
    after: new Map([["C-1", after]]),
    independents: ["ind"],
  });
const partyAfter = (declared: ContestResult, after: ContestResult) => {
  const [{ name, party }] = after.candidates;
  const holding = { contest: "C-1", holder: name, party };
  return partiesOn([holding], bound(declared, after), "2024-03-01")[0].party;
};

const ann = contest(["Ann", "ind"], ["Bo", "red"]);

describe("a move given by seat", () => {
  it("is that of whoever was declared to hold it", () => {
    expect(partyAfter(ann, ann)).toBe("blue");
  });

  it("is nobody else's where a what-if gives the seat to another", () => {
    expect(partyAfter(ann, contest(["Bo", "red"], ["Ann", "ind"]))).toBe("red");
    expect(partyAfter(ann, contest(["Cy", "ind"], ["Ann", "ind"]))).toBe("ind");
  });

  it("follows a party's candidate under another spelling", () => {
    const bo = contest(["Bo", "red"], ["Ann", "ind"]);
    expect(partyAfter(bo, contest(["Beau", "red"], ["Ann", "ind"]))).toBe("blue");
  });

  it("needs a name where nobody, or more than one, holds the seat", () => {
    const two = { ...ann, seats: 2 };
    const code = expect.objectContaining({ code: "seats/which-holder" });
    expect(() => bound(two, two)).toThrow(code);
    expect(() =>
      bindJoins([{ contest: "C-9", party: "blue" }], {
        declared: new Map(),
        after: new Map(),
        independents: [],
      }),
    ).toThrow(code);
  });
});
