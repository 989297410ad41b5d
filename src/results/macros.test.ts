import { afterAll, beforeAll, expect, test } from "vitest";
import { asker, make, open } from "../../test/results.ts";
import type { Sandbox } from "../tables/sandbox.ts";

const a = make({
  tab: "a",
  contests: [
    { contest: "X", stations_expected: 4, registered: 1000 },
    { contest: "Y" },
    { contest: "Z", stations_expected: 2, registered: 300 },
  ],
  sheets: [
    {
      contest: "X",
      station: "1",
      registered: 200,
      issued: 155,
      valid: 150,
      rejected: 6,
      votes: { P: 90, Q: 50, R: 9 },
    },
    {
      contest: "X",
      station: "2",
      registered: 200,
      issued: 120,
      valid: 120,
      rejected: 0,
      votes: { P: 60, Q: 50, R: 10 },
    },
    {
      contest: "X",
      station: "2",
      registered: 200,
      issued: 120,
      valid: 120,
      rejected: 0,
      votes: { P: 60, Q: 50, R: 10 },
    },
    { contest: "X", station: "3", registered: 200, votes: { P: 0, Q: 0, R: 0 } },
    { contest: "Y", station: "1", registered: 10, votes: { P: 9, Q: 8 } },
    { contest: "Z", station: "1", registered: 150, votes: { P: 100, Q: 20 } },
    { contest: "Z", station: "2", registered: 150, votes: { P: 90, Q: null } },
  ],
});

const b = make({
  tab: "b",
  contests: [{ contest: "X" }, { contest: "Z" }],
  sheets: [
    { contest: "X", station: "1", votes: { P: 50, Q: 90, R: 9 } },
    { contest: "X", station: "2", votes: { P: 60, Q: 50, R: 100 } },
    { contest: "X", station: "4", votes: { P: 1, Q: 2, R: 3 } },
    { contest: "Z", station: "1", votes: { P: 100, Q: 20 } },
    { contest: "Z", station: "2", votes: { P: 9, Q: 40 } },
  ],
});

let made: Sandbox;
const ask = asker(() => made);

beforeAll(async () => {
  made = await open([...a, ...b]);
});
afterAll(() => made.close());

test("a station with two sheets counts once in what is in hand, and an all-zero sheet is not in hand", async () => {
  expect(
    await ask(
      "select contest, stations_in_hand, stations_missing, votes_in_hand, missing_max from contest_sheets('a') order by contest",
    ),
  ).toEqual([
    {
      contest: "X",
      stations_in_hand: 2,
      stations_missing: 2,
      votes_in_hand: 269,
      missing_max: 600,
    },
    {
      contest: "Y",
      stations_in_hand: 1,
      stations_missing: null,
      votes_in_hand: 17,
      missing_max: null,
    },
    { contest: "Z", stations_in_hand: 2, stations_missing: 0, votes_in_hand: 210, missing_max: 0 },
  ]);
});

test("ranks by arithmetic: fixed, open, or unknown where the number of stations is", async () => {
  const rows = await ask(
    "select contest, candidate, needs, can_win, surely_wins, rank_best, rank_worst from missing_could_change('a') where candidate <> 'R'",
  );
  expect(rows).toEqual([
    {
      contest: "X",
      candidate: "P",
      needs: 0,
      can_win: true,
      surely_wins: false,
      rank_best: 1,
      rank_worst: 3,
    },
    {
      contest: "X",
      candidate: "Q",
      needs: 50,
      can_win: true,
      surely_wins: false,
      rank_best: 1,
      rank_worst: 3,
    },
    {
      contest: "Y",
      candidate: "P",
      needs: 0,
      can_win: null,
      surely_wins: null,
      rank_best: null,
      rank_worst: null,
    },
    {
      contest: "Y",
      candidate: "Q",
      needs: 1,
      can_win: null,
      surely_wins: null,
      rank_best: null,
      rank_worst: null,
    },
    // Q's votes at a station cannot be read: what is not bounded stays open.
    {
      contest: "Z",
      candidate: "P",
      needs: 0,
      can_win: null,
      surely_wins: null,
      rank_best: null,
      rank_worst: null,
    },
    {
      contest: "Z",
      candidate: "Q",
      needs: 170,
      can_win: null,
      surely_wins: null,
      rank_best: null,
      rank_worst: null,
    },
  ]);
});

test("reconciliation finds every difference, both ways, and says what would explain one", async () => {
  const rows = await ask(
    "select contest, station, coalesce(candidate_a, candidate_b) as who, difference, status, likely from reconcile('a', 'b') order by contest, station, who",
  );
  const row = (
    contest: string,
    station: string,
    who: string,
    difference: number | null,
    status: string,
    likely: string | null = null,
  ) => ({ contest, station, who, difference, status, likely });
  expect(rows).toEqual([
    row("X", "1", "P", -40, "differs", "columns swapped"),
    row("X", "1", "Q", 40, "differs", "columns swapped"),
    row("X", "2", "R", 90, "differs"),
    ...["P", "Q", "R"].map((who) => row("X", "3", who, null, "station only in a")),
    ...["P", "Q", "R"].map((who) => row("X", "4", who, null, "station only in b")),
    ...["P", "Q"].map((who) => row("Y", "1", who, null, "station only in a")),
    row("Z", "2", "P", -81, "differs"),
    row("Z", "2", "Q", null, "illegible"),
  ]);
});

test("contests: net by candidate, and whose result it changes", async () => {
  const rows = await ask(
    "select contest, candidate_a, difference, changes_result from reconcile_contests('a', 'b')",
  );
  expect(rows).toContainEqual({
    contest: "X",
    candidate_a: "Q",
    difference: -8,
    changes_result: true,
  });
  expect(rows).toContainEqual({
    contest: "Z",
    candidate_a: "P",
    difference: -81,
    changes_result: false,
  });
  expect(rows).toContainEqual({
    contest: "Y",
    candidate_a: "P",
    difference: null,
    changes_result: null,
  });
  expect(await ask("select * from reconcile_regions('a', 'b', 0) where who = 'P'")).toEqual([
    { regions: [], who: "P", votes_a: 409, votes_b: 220, difference: -189 },
  ]);
});

test("sheet issues say what cannot be, what should not, and what is missing", async () => {
  const rows = await ask(
    "select contest, station, issue, severity from sheet_issues('a') order by all",
  );
  const issue = (contest: string, station: string, issue: string, severity: string) => ({
    contest,
    station,
    issue,
    severity,
  });
  expect(rows).toEqual([
    issue("X", "1", "ballots-over-issued", "error"),
    issue("X", "1", "votes-under-valid", "error"),
    issue("X", "2", "duplicate-station", "error"),
    issue("X", "2", "duplicate-station", "error"),
    issue("X", "3", "all-zero", "warning"),
    issue("X", "4", "station-missing", "warning"),
    issue("Y", "1", "more-votes-than-voters", "error"),
    issue("Z", "2", "illegible", "note"),
  ]);
});

test("a share of one decimal place pins the first Venezuelan bulletin to the vote", async () => {
  expect(
    await ask(
      "select pinned_decimals(5150092, 10058774) as a, pinned_decimals(4445978, 10058774) as b, pinned_decimals(462704, 10058774) as c, pinned_decimals(5150093, 10058774) as d",
    ),
  ).toEqual([{ a: 1, b: 1, c: 1, d: null }]);
});
