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
