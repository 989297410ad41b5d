import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../model/scenario.ts";
import { applyChanges, type Evidence, type SheetVotes, type State } from "./changes.ts";
import type { ContestResult } from "./contest.ts";

const contest = (
  id: string,
  votes: Record<string, number | null>,
  more: Partial<ContestResult> = {},
): ContestResult => ({
  contest: id,
  regions: ["North"],
  seats: 1,
  sources: ["declared"],
  candidates: Object.entries(votes).map(([party, votes]) => ({
    candidate: `${party} of ${id}`,
    name: null,
    party,
    votes,
  })),
  lists: "all",
  complete: true,
  settled: true,
  ...more,
});

const base = [contest("C-1", { red: 60, blue: 40 }), contest("C-2", { red: 30, blue: 70 })];
const other = [
  contest("C-1", { red: 20, blue: 80 }, { sources: ["agents"], complete: false, settled: false }),
];

const sheet = (station: string, red: number, blue: number | null): SheetVotes[] => [
  { station, candidate: "red of C-1", party: "red", votes: red },
  // Another spelling of the candidate: the party tells who it is.
  { station, candidate: "B. Lue", party: "blue", votes: blue },
];

const evidence: Evidence = {
  contest: (tabulation, id) =>
    (tabulation === "agents" ? other : base).find(({ contest }) => contest === id),
  sheets: (tabulation, id) =>
    id !== "C-1"
      ? []
      : tabulation === "agents"
        ? [...sheet("1", 5, 25), ...sheet("2", 1, null)]
        : [...sheet("1", 35, 5), ...sheet("2", 25, 35)],
};

const apply = (...changes: Change[]) => applyChanges(base, changes, evidence);
const votesIn = ({ contests }: State, id: string) =>
  contests.get(id)?.candidates.map(({ votes }) => votes);
const one = { contest: "C-1", stations: ["1"] };
const refused = (code: string) => expect.objectContaining({ code });

describe("changes to contests", () => {
  it("accept another tabulation where it is named, with how settled it is", () => {
    const state = apply({ do: "accept", from: "agents", contests: ["C-1"] });
    expect(votesIn(state, "C-1")).toEqual([20, 80]);
    expect(votesIn(state, "C-2")).toEqual([30, 70]);
    expect(state.contests.get("C-1")).toMatchObject({ settled: false, sources: ["agents"] });
  });

  it("find the contests a party holds at that point", () => {
    expect(votesIn(apply({ do: "accept", from: "agents", won_by: "red" }), "C-1")).toEqual([
      20, 80,
    ]);
    expect(() => apply({ do: "accept", from: "agents", won_by: "blue" })).toThrow(
      refused("seats/no-contest"),
    );
  });

  it("annul, and accept again after it", () => {
    expect([...apply({ do: "annul", contests: ["C-2"] }).annulled]).toEqual(["C-2"]);
    const state = apply(
      { do: "annul", contests: ["C-1"] },
      { do: "accept", from: "agents", contests: ["C-1"] },
    );
    expect([...state.annulled]).toEqual([]);
    expect(() => apply({ do: "annul", contests: ["C-9"] })).toThrow(refused("seats/no-contest"));
  });
});

describe("changes to sheets", () => {
  it("replace one tabulation's sheets by another's", () => {
    const state = apply({ do: "replace", from: "declared", with: "agents", ...one });
    expect(votesIn(state, "C-1")).toEqual([60 - 35 + 5, 40 - 5 + 25]);
    expect(state.contests.get("C-1")?.sources).toEqual(["declared", "agents"]);
  });

  it("leave a candidate's votes unknown where a sheet put in does not give them", () => {
    const state = apply({
      do: "replace",
      from: "declared",
      with: "agents",
      contest: "C-1",
      stations: ["2"],
    });
    expect(votesIn(state, "C-1")).toEqual([60 - 25 + 1, null]);
  });

  it("refuse to count a sheet twice, to take one away twice or below nothing, or what is not there", () => {
    const remove = { do: "remove", from: "declared", ...one } as const;
    expect(() => apply({ do: "restore", from: "declared", ...one })).toThrow(
      refused("seats/sheet-twice"),
    );
    expect(() => apply(remove, remove)).toThrow(refused("seats/sheet-twice"));
    expect(() => apply({ do: "accept", from: "agents", contests: ["C-1"] }, remove)).toThrow(
      refused("seats/below-zero"),
    );
    expect(() => apply({ ...remove, stations: ["7"] })).toThrow(refused("seats/no-sheet"));
    expect(() => apply({ ...remove, contest: "C-9" })).toThrow(refused("seats/no-contest"));
  });

  it("refuse sums on results that give the winner alone, and candidates that are not in the contest", () => {
    const winners = [contest("C-1", { red: 60 }, { lists: "winners" })];
    const change: Change = { do: "remove", from: "declared", ...one };
    expect(() => applyChanges(winners, [change], evidence)).toThrow(refused("seats/winner-only"));
    const alone = [contest("C-1", { red: 60, green: 9 })];
    expect(() => applyChanges(alone, [change], evidence)).toThrow(refused("seats/no-candidate"));
  });

  it("taking a sheet away and putting it back changes nothing", () => {
    fc.assert(
      fc.property(fc.subarray(["1", "2"], { minLength: 1 }), (stations) => {
        const which = { from: "declared", contest: "C-1", stations };
        const state = apply({ do: "remove", ...which }, { do: "restore", ...which });
        expect([...state.contests.values()]).toEqual(base);
      }),
    );
  });
});
