import { afterAll, beforeAll, expect, test } from "vitest";
import { asker, make, open } from "../../test/results.ts";
import type { Sandbox } from "./sandbox.ts";

const tables = make({
  tab: "t",
  contests: [{ contest: "A", stations_expected: 3, registered: 300 }],
  sheets: [
    { contest: "A", station: "1", registered: 100, votes: { P: 30, Q: 40 } },
    { contest: "A", station: "1", registered: 100, votes: { P: 30, Q: 40 } },
    { contest: "A", station: "2", registered: 100, votes: { P: 50, Q: 5 } },
  ],
});

let made: Sandbox;
const ask = asker(() => made);
beforeAll(async () => {
  made = await open(tables);
});
afterAll(() => made.close());

test("a sheet typed twice counts once, in the votes and in the voters still to come", async () => {
  expect(await ask("select candidate, votes, votes_high, rank_low from standings('t')")).toEqual([
    { candidate: "P", votes: 80, votes_high: 180, rank_low: 1 },
    { candidate: "Q", votes: 45, votes_high: 145, rank_low: 1 },
  ]);
  expect(
    await ask("select stations_counted, stations_missing, missing_max from contest_reach('t')"),
  ).toEqual([{ stations_counted: 2, stations_missing: 1, missing_max: 100 }]);
});

test("whoever leads, alone or tied, is whoever stands first", async () => {
  const tied = make({
    tab: "t",
    contests: [{ contest: "A" }, { contest: "B" }, { contest: "C" }],
    sheets: [
      { contest: "A", station: "1", votes: { P: 5, Q: 5, R: 4 } },
      { contest: "B", station: "1", votes: { P: null, Q: 7 } },
      { contest: "C", station: "1", votes: { P: null, Q: null } },
      { contest: "not in contests", station: "1", votes: { P: 1 } },
    ],
  });
  const sandbox = await open(tied);
  const asked = asker(() => sandbox);
  const first = await asked(
    "select contest, candidate, name, party, party_label, votes from standings('t') where rank = 1 order by 1, 2",
  );
  expect(first.map(({ contest, candidate }) => [contest, candidate].join(" "))).toEqual([
    "A P",
    "A Q",
    "B Q",
    "C P",
    "C Q",
  ]);
  expect(
    await asked("select contest, candidate, name, party, party_label, votes from winners('t')"),
  ).toEqual(first);
  expect(await asked("select tied from winners('t') order by contest, candidate")).toEqual(
    [true, true, false, true, true].map((one) => ({ tied: one })),
  );
  sandbox.close();
});
