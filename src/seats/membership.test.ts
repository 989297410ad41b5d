import { describe, expect, it } from "vitest";
import {
  alliancesOf,
  countedForReserved,
  type Holding,
  lastDay,
  membersOn,
  partiesOn,
} from "./membership.ts";

const seat = (contest: string, party: string): Holding => ({
  contest,
  party,
  holder: `${contest} member`,
});
const seats = [seat("S-1", "ind"), seat("S-2", "ind"), seat("S-3", "ind"), seat("S-4", "blue")];
const window = { gazette: "2024-02-15", days: 3, independents: ["ind"] };
const partyOf = (holdings: readonly Holding[]) => holdings.map(({ party }) => party);

describe("joins by date", () => {
  const joins = [
    { contest: "S-1", party: "blue", from: "2024-02-18" },
    { contest: "S-1", party: "red", from: "2024-05-01" },
    { holder: "S-2 member", party: "red", from: "2024-02-18", to: "2024-02-20" },
  ];

  it("put each seat with the party its holder sat with that day, first and last day included", () => {
    expect(partyOf(partiesOn(seats, joins, "2024-02-17"))).toEqual(["ind", "ind", "ind", "blue"]);
    expect(partyOf(partiesOn(seats, joins, "2024-02-18"))).toEqual(["blue", "red", "ind", "blue"]);
    expect(partyOf(partiesOn(seats, joins, "2024-02-21"))).toEqual(["blue", "ind", "ind", "blue"]);
    expect(partyOf(partiesOn(seats, joins, "2024-06-01"))[0]).toBe("red");
  });
});

describe("joins that count for reserved seats", () => {
  it("are counted to the end of the third day after publication, across months and leap days", () => {
    expect(lastDay("2024-02-15", 3)).toBe("2024-02-18");
    expect(lastDay("2024-02-27", 3)).toBe("2024-03-01");
  });

  it("are those of independents, in time; all others are listed", () => {
    const { holdings, late } = countedForReserved(
      seats,
      [
        { contest: "S-1", party: "blue", from: "2024-02-18" },
        { contest: "S-2", party: "blue", from: "2024-02-19" },
        { contest: "S-3", party: "blue" },
        { contest: "S-4", party: "red", from: "2024-02-16" },
      ],
      window,
    );
    expect(partyOf(holdings)).toEqual(["blue", "ind", "ind", "blue"]);
    expect(late.map(({ contest, joined }) => [contest, joined])).toEqual([
      ["S-2", "2024-02-19"],
      ["S-3", null],
      ["S-4", "2024-02-16"],
    ]);
  });

  it("go by each seat's own publication, and none is assumed", () => {
    const joins = ["S-1", "S-2"].map((contest) => ({ contest, party: "blue", from: "2024-03-01" }));
    const gazette = { "S-1": "2024-02-28" };
    const { holdings, late } = countedForReserved(seats, joins, { ...window, gazette });
    expect(partyOf(holdings).slice(0, 2)).toEqual(["blue", "ind"]);
    expect(late).toEqual([{ contest: "S-2", party: "blue", joined: "2024-03-01", lastDay: null }]);
  });
});

describe("alliances by date", () => {
  const pdm = {
    id: "pdm",
    members: [
      { party: "n", from: "2020-09-20" },
      { party: "p", from: "2020-09-20", to: "2021-04-11" },
    ],
  };
  it("hold the parties that belonged that day", () => {
    expect(membersOn(pdm, "2021-04-11")).toEqual(["n", "p"]);
    expect(membersOn(pdm, "2021-04-12")).toEqual(["n"]);
    expect(alliancesOf("p", [pdm], "2021-01-01")).toEqual(["pdm"]);
    expect(alliancesOf("p", [pdm], "2020-01-01")).toEqual([]);
  });
});
