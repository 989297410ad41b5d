import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countMinimalWinning,
  minimalWinning,
  simplestCoalitions,
  simplestFirst,
} from "./minimal-winning.ts";
import {
  byMajority,
  gameOfParliament,
  independents,
  type Parliament,
  party,
} from "./parliament.ts";
import { powerOf } from "./power.ts";
import { rolesIn, rolesInCoalition, sideliningsIn } from "./roles.ts";

const nine: Parliament = {
  quota: 176,
  blocs: [137, 85, 71, 32, 9, 8, 5, 2, 1].map((seats, i) => party(`p${i}`, seats)),
};

const names = (parliament: Parliament) =>
  [...minimalWinning(parliament)]
    .sort(simplestFirst)
    .map(({ members }) => members.map(({ id }) => id).join("+"));

/** By the definition, over all coalitions of single-unit blocs. */
const byDefinition = ({ blocs, quota }: Parliament): string[] => {
  const found: string[] = [];
  for (let bits = 1; bits < 1 << blocs.length; bits++) {
    const inside = blocs.filter((_, i) => bits & (1 << i));
    const sum = inside.reduce((total, { seats }) => total + seats, 0);
    const minimal = sum >= quota && inside.every(({ seats }) => sum - seats < quota);
    if (minimal)
      found.push(
        inside
          .map(({ id }) => id)
          .sort()
          .join("+"),
      );
  }
  return found.sort();
};

const parliaments: fc.Arbitrary<Parliament> = fc
  .tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 90 }))
  .map(([seats, quota]) => ({ quota, blocs: seats.map((n, i) => party(`p${i}`, n)) }));

describe("minimal winning coalitions", () => {
  it("of the nine parties are eight", () => {
    expect(names(nine)).toHaveLength(8);
    expect(countMinimalWinning(nine)).toBe(8n);
    expect(names(nine).slice(0, 2)).toEqual(["p0+p2", "p0+p1"]);
  });

  it("are those of the definition, each once, and as many as the count says", () => {
    fc.assert(
      fc.property(parliaments, (parliament) => {
        const found = [...minimalWinning(parliament)].map(({ members }) =>
          members
            .map(({ id }) => id)
            .sort()
            .join("+"),
        );
        expect(found.sort()).toEqual(byDefinition(parliament));
        expect(countMinimalWinning(parliament)).toBe(BigInt(found.length));
      }),
      { numRuns: 300 },
    );
  });

  it("are listed from the simplest, the same as sorting them all", () => {
    fc.assert(
      fc.property(parliaments, fc.integer({ min: 1, max: 20 }), (parliament, limit) => {
        const all = [...minimalWinning(parliament)].sort(simplestFirst);
        expect(simplestCoalitions(parliament, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it("name independents by how many are needed, and count every choice of them", () => {
    const house = byMajority([party("a", 10), party("b", 8), independents("ind", 5)]);
    const found = [...minimalWinning(house)].sort(simplestFirst);
    expect(
      found.map(({ members, ways }) => [members.map(({ id, units }) => `${units} ${id}`), ways]),
    ).toEqual([
      [["1 a", "1 b"], 1n],
      [["1 a", "2 ind"], 10n],
      [["1 b", "4 ind"], 5n],
    ]);
    expect(countMinimalWinning(house)).toBe(16n);
  });
});

describe("roles", () => {
  it("veto, dummy and dictator agree with the power indices", () => {
    fc.assert(
      fc.property(parliaments, (parliament) => {
        const power = powerOf(gameOfParliament(parliament));
        const minimal = [...minimalWinning(parliament)];
        for (const [i, role] of rolesIn(parliament).entries()) {
          const mine = minimal.filter(({ members }) => members.some(({ id }) => id === role.id));
          expect(role.minimalCoalitions).toBe(BigInt(mine.length));
          expect(role.dummy).toBe(power[i]?.swings === 0n);
          expect(role.veto).toBe(minimal.length > 0 && mine.length === minimal.length);
        }
      }),
    );
  });

  it("in a coalition: needed, surplus, and whom the rest could sideline", () => {
    const house = byMajority(
      [party("n", 75), party("p", 54), party("m", 17), party("t", 93), party("q", 3)],
      266,
    );
    const ids = ["n", "p", "m", "q"];
    expect(rolesInCoalition(house, ids)).toMatchObject({
      seats: 149,
      quota: 134,
      surplus: 15,
      wins: true,
    });
    expect(rolesInCoalition(house, ids).members.map(({ role }) => role)).toEqual([
      "needed",
      "needed",
      "needed",
      "surplus",
    ]);
    expect(sideliningsIn(house, ids, 9)).toEqual([
      {
        keep: ["n", "p", "m"].map((id) => ({ id, units: 1 })),
        seats: 146,
        out: [{ id: "q", units: 1 }],
      },
    ]);
    expect(rolesInCoalition(house, ["n", "p"]).members.map(({ role }) => role)).toEqual([
      "idle",
      "idle",
    ]);
    expect(sideliningsIn(house, ["n", "p"], 9)).toEqual([]);
  });

  it("independents in a coalition are needed, or not, one by one", () => {
    const house = { blocs: [party("a", 6), independents("ind", 4)], quota: 8 };
    expect(rolesInCoalition(house, ["a", "ind"]).members).toEqual([
      { id: "a", seats: 6, role: "needed" },
      { id: "ind", seats: 4, role: "surplus" },
    ]);
    expect(sideliningsIn(house, ["a", "ind"], 9)).toEqual([
      {
        keep: [
          { id: "a", units: 1 },
          { id: "ind", units: 2 },
        ],
        seats: 8,
        out: [{ id: "ind", units: 2 }],
      },
    ]);
  });
});

describe("a house beyond any there is", () => {
  it("is refused, never counted for minutes", () => {
    const huge = { blocs: [independents("ind", 5000)], quota: 2501 };
    expect(() => countMinimalWinning(huge)).toThrow(
      expect.objectContaining({ code: "seats/game-too-large", kind: "limit" }),
    );
    expect(countMinimalWinning({ blocs: [party("a", 3)], quota: 1e15 })).toBe(0n);
    expect([...minimalWinning({ blocs: [party("a", 3)], quota: 1e15 })]).toEqual([]);
  });
});
