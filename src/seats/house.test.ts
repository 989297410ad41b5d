import { describe, expect, it } from "vitest";
import { compareHouses } from "./compare.ts";
import { type ContestResult, seatsOfContest } from "./contest.ts";
import { type HouseInput, houseOf, parliamentOf } from "./house.ts";
import { verdictOn } from "./verdict.ts";

const result = (
  contest: string,
  votes: Record<string, number | null>,
  more: Partial<ContestResult> = {},
): ContestResult => ({
  contest,
  regions: ["North"],
  seats: 1,
  sources: ["declared"],
  candidates: Object.entries(votes).map(([party, votes]) => ({
    candidate: party,
    name: `${party} ${contest}`,
    party,
    votes,
  })),
  lists: "all",
  complete: true,
  settled: true,
  ...more,
});

const contests = [
  result("C-1", { red: 5, blue: 3 }),
  result("C-2", { red: 5, blue: 3 }),
  result("C-3", { blue: 9, red: 3 }),
  result("C-4", { ind: 9, red: 3 }),
];
const input: HouseInput = {
  contests,
  annulled: new Set(),
  chamber: { general: 5, reserved: 2, majority: 4 },
  date: "2024-03-01",
  joins: [],
  independents: ["ind"],
  reserved: [],
};
const women = { kind: "women", seats: 2, method: "hare", ineligible: "to-others" } as const;

describe("a house", () => {
  it("holds its parties' seats, and open what nobody is known to hold", () => {
    const house = houseOf(input);
    expect(house.parties.map(({ party, general }) => [party, general])).toEqual([
      ["red", 2],
      ["blue", 1],
      ["ind", 1],
    ]);
    expect([house.generalOpen, house.reservedOpen]).toEqual([1, 2]);
  });

  it("leaves ties, unknown votes and annulled contests open, each with its reason", () => {
    const house = houseOf({
      ...input,
      contests: [
        result("C-1", { a: 1, b: 1 }),
        result("C-2", { a: 1, b: null }),
        result("C-3", { a: 2 }),
      ],
      annulled: new Set(["C-3"]),
    });
    expect(house.open.map(({ contest, why }) => [contest, why])).toEqual([
      ["C-1", "tie"],
      ["C-2", "votes-unknown"],
      ["C-3", "annulled"],
    ]);
    expect(house.generalOpen).toBe(5);
  });

  it("shares reserved seats by who joined in time, and seats holders with whom they sit on the day", () => {
    const joins = [{ contest: "C-4", party: "blue", from: "2024-02-20" }];
    const window = { gazette: "2024-02-15", days: 3 };
    const late = houseOf({ ...input, joins, window, reserved: [women] });
    expect(late.reserved[0].seats).toEqual([
      { party: "red", seats: 1 },
      { party: "blue", seats: 1 },
    ]);
    expect(late.late).toEqual([
      { contest: "C-4", party: "blue", joined: "2024-02-20", lastDay: "2024-02-18" },
    ]);
    expect(late.parties.find(({ party }) => party === "blue")).toMatchObject({
      general: 2,
      reserved: 1,
    });
  });

  it("never lets independents, or holders of unknown party, vote as one", () => {
    const unknown = result("C-5", { x: 1 });
    const nobody = { ...unknown, candidates: [{ ...unknown.candidates[0], party: null }] };
    const { blocs } = parliamentOf(houseOf({ ...input, contests: [...contests, nobody] }), {
      independents: ["ind"],
      basis: "general",
    });
    expect(blocs.filter(({ id }) => id === "ind" || id === "?")).toEqual([
      { id: "ind", seats: 1, units: 1 },
      { id: "?", seats: 1, units: 1 },
    ]);
  });

  it("fills contests of several seats by lists where a method is given", () => {
    const list = result("L", { a: 60, b: 39 }, { seats: 5 });
    expect(seatsOfContest(list, { method: "dhondt" }).held.map(({ party }) => party)).toEqual([
      "a",
      "a",
      "a",
      "b",
      "b",
    ]);
    expect(
      seatsOfContest({ ...list, seats: 1 }, { method: "dhondt" }).held.map(({ party }) => party),
    ).toEqual(["a"]);
    const tied = result("T", { a: 10, b: 10 }, { seats: 3 });
    expect(seatsOfContest(tied, { method: "dhondt" }).open).toEqual([
      { contest: "T", seats: 1, why: "tie" },
    ]);
  });
});

describe("a verdict", () => {
  it("is open while open or unsettled seats could still decide", () => {
    const house = houseOf(input);
    expect(verdictOn(house, ["red", "blue"], "general")).toMatchObject({
      seats: 3,
      majority: 3,
      holds: true,
    });
    expect(verdictOn(house, ["red"], "general")).toMatchObject({ low: 2, high: 3, holds: null });
    expect(verdictOn(house, ["ind"], "general").holds).toBe(false);
    const [first, ...rest] = contests;
    const shaky = houseOf({ ...input, contests: [{ ...first, settled: false }, ...rest] });
    expect(verdictOn(shaky, ["red", "blue"], "general")).toMatchObject({
      seats: 3,
      low: 2,
      high: 4,
      holds: null,
    });
  });

  it("counts reserved seats as open while any seat they follow is unsettled", () => {
    const firm = houseOf({ ...input, reserved: [women] });
    expect(verdictOn(firm, ["red", "blue"], "house")).toMatchObject({
      seats: 5,
      low: 5,
      high: 6,
      holds: true,
    });
    const loose = contests.map((one) => ({ ...one, settled: one.contest !== "C-4" }));
    const shaky = houseOf({ ...input, contests: loose, reserved: [women] });
    expect(verdictOn(shaky, ["red", "blue"], "house")).toMatchObject({
      seats: 5,
      low: 3,
      high: 7,
      holds: null,
    });
  });
});

describe("two houses side by side", () => {
  const coalitions = { "red + ind": ["red", "ind"] };
  const compare = (after: ContestResult[]) =>
    compareHouses({
      declared: houseOf(input),
      whatIf: houseOf({ ...input, contests: after }),
      independents: ["ind"],
      coalitions,
      basis: "general",
    });

  it("are the same where nothing changed", () => {
    const { contests: changed, seats } = compare(contests);
    expect(changed).toEqual([]);
    expect(seats.every(({ change }) => change === 0)).toBe(true);
  });

  it("show each seat that changes hands, and what becomes of the coalitions", () => {
    const after = [
      contests[0],
      result("C-2", { blue: 8, red: 5 }),
      contests[2],
      result("C-4", { ind: 1, red: 1 }),
    ];
    const { contests: changed, seats, coalitions } = compare(after);
    expect(changed.map(({ contest, whatIf, open }) => [contest, whatIf[0]?.party, open])).toEqual([
      ["C-2", "blue", null],
      ["C-4", undefined, "tie"],
    ]);
    expect(seats.map(({ party, declared, change }) => [party, declared, change])).toEqual([
      ["red", 2, -1],
      ["blue", 1, 1],
      ["ind", 1, -1],
    ]);
    expect(coalitions[0].declared.holds).toBe(true);
    expect(coalitions[0].whatIf).toMatchObject({ seats: 1, high: 3, holds: null });
  });

  it("an independent by another name is another holder, though the label is the same", () => {
    const [a, b, c, d] = contests;
    const [holder, second] = d.candidates;
    const other = { ...d, candidates: [{ ...holder, name: "somebody else" }, second] };
    expect(compare([a, b, c, other]).contests.map(({ contest }) => contest)).toEqual(["C-4"]);
  });
});
