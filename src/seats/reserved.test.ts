import { beforeAll, describe, expect, it } from "vitest";
import { describeWithShared, sharedPath } from "../../test/shared.ts";
import { openDuckDB } from "../lib/duckdb.ts";
import { countedForReserved, type Holding, type Join } from "./membership.ts";
import {
  type GeneralSeats,
  type ReservedRule,
  type ReservedSeats,
  reservedSeats,
} from "./reserved.ts";

const seatsBy = (shares: readonly ReservedSeats[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { seats } of shares) {
    for (const { party, seats: n } of seats) sums[party] = (sums[party] ?? 0) + n;
  }
  return sums;
};

const women: ReservedRule = {
  kind: "women",
  seats: 4,
  method: "hare",
  ineligible: "to-others",
};
const general = (seats: Record<string, number>): GeneralSeats[] =>
  Object.entries(seats).map(([party, seats]) => ({ party, region: null, seats }));

describe("reserved seats", () => {
  it("follow general seats by largest remainder", () => {
    expect(seatsBy(reservedSeats(general({ a: 9, b: 5, c: 2 }), women))).toEqual({
      a: 2,
      b: 1,
      c: 1,
    });
  });

  it("of a party that may not take part go to the others or stay vacant, as the rule is read", () => {
    const rule = { ...women, eligible: ["a", "b"] };
    const seats = general({ a: 6, b: 3, x: 9 });
    const [others] = reservedSeats(seats, rule);
    expect(others).toMatchObject({
      vacant: 0,
      seats: [
        { party: "a", seats: 3 },
        { party: "b", seats: 1 },
      ],
    });
    const [vacant] = reservedSeats(seats, { ...rule, ineligible: "vacant" });
    expect(vacant).toMatchObject({
      vacant: 2,
      seats: [
        { party: "a", seats: 1 },
        { party: "b", seats: 1 },
      ],
    });
  });

  it("keep a tie a tie, and stay vacant where no party is there to take them", () => {
    expect(reservedSeats(general({ a: 1, b: 1 }), { ...women, seats: 3 })[0]?.tie).toEqual({
      parties: ["a", "b"],
      seats: 1,
    });
    expect(reservedSeats([], women)[0]).toMatchObject({ vacant: 4, seats: [], tie: undefined });
  });
});

/**
 * The National Assembly of 2018, from every candidate's votes: nine independents joined PTI in time, by the
 * seats they were returned for (seven of Punjab, one each of Khyber Pakhtunkhwa and Sindh).
 */
const joinedPti = [
  "NA-101",
  "NA-150",
  "NA-166",
  "NA-181",
  "NA-185",
  "NA-190",
  "NA-97",
  "NA-13",
  "NA-205",
];
const joins: Join[] = joinedPti.map((contest) => ({
  contest,
  party: "Pakistan Tehreek-e-Insaf",
  from: "2018-08-08",
}));

describeWithShared("reserved seats of Pakistan 2018", "data/pakistan-2018/candidates.csv", () => {
  let winners: { contest: string; party: string; province: string }[] = [];
  beforeAll(async () => {
    const { connection, instance } = await openDuckDB();
    // NA-268 is incomplete in the data; Balochistan National Party holds it.
    const reader = await connection.runAndReadAll(
      `select constituency as contest, arg_max(province, votes) as province,
         case constituency when 'NA-268' then 'Balochistan National Party' else arg_max(party, votes) end as party
       from read_csv('${sharedPath("data", "pakistan-2018", "candidates.csv")}')
       group by constituency order by constituency`,
    );
    winners = reader.getRowObjects() as typeof winners;
    connection.closeSync();
    instance.closeSync();
  });

  const counted = () => {
    const holdings: Holding[] = winners.map((one) => ({ ...one, holder: null }));
    const window = { gazette: "2018-08-07", days: 3, independents: ["Independent"] };
    return countedForReserved(holdings, joins, window);
  };
  const generalSeats = (): GeneralSeats[] => {
    const province = new Map(winners.map((one) => [one.contest, one.province]));
    return counted().holdings.flatMap(({ contest, party }) =>
      party === null || party === "Independent"
        ? []
        : [{ party, region: province.get(contest) ?? null, seats: 1 }],
    );
  };

  it("are the 60 women's seats the parties got, province by province", () => {
    const seats = { Punjab: 33, Sindh: 14, KP: 9, Balochistan: 4 };
    const shares = reservedSeats(generalSeats(), { ...women, seats });
    expect(shares.every(({ tie, vacant }) => tie === undefined && vacant === 0)).toBe(true);
    expect(seatsBy(shares)).toEqual({
      "Pakistan Tehreek-e-Insaf": 28,
      "Pakistan Muslim League (N)": 16,
      "Pakistan Peoples Party Parliamentarians": 9,
      "Muttahida Majlis-e-Amal Pakistan": 2,
      "Muttahida Qaumi Movement Pakistan": 1,
      "Grand Democratic Alliance": 1,
      "Pakistan Muslim League": 1,
      "Balochistan Awami Party": 1,
      "Balochistan National Party": 1,
    });
  });

  it("are the 10 non-Muslims' seats, over the whole country", () => {
    expect(
      seatsBy(reservedSeats(generalSeats(), { ...women, kind: "non-Muslims", seats: 10 })),
    ).toEqual({
      "Pakistan Tehreek-e-Insaf": 5,
      "Pakistan Muslim League (N)": 2,
      "Pakistan Peoples Party Parliamentarians": 2,
      "Muttahida Majlis-e-Amal Pakistan": 1,
    });
  });

  it("no join was late", () => expect(counted().late).toEqual([]));
});
