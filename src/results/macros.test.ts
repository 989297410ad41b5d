import { realpath } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithShared, sharedPath } from "../../test/shared.ts";
import { caseTables } from "../case/tables.ts";
import { caseSchema } from "../model/case.ts";
import {
  candidatesTable,
  contestsTable,
  sheetsTable,
  stationsTable,
  tabulationsTable,
  votesTable,
} from "../model/results.ts";
import type { Cell, Table, TableSpec } from "../model/table.ts";
import { tabulationSchema } from "../model/tabulation.ts";
import { openSandbox, type Sandbox } from "../tables/sandbox.ts";
import { loadTabulations } from "./load.ts";
import { resultsMacros } from "./macros.ts";

type Row = Record<string, unknown>;

const plain = (value: Cell): unknown => (typeof value === "bigint" ? Number(value) : value);

const asker =
  (sandbox: () => Sandbox) =>
  async (sql: string): Promise<Row[]> => {
    const { columns, rows } = await sandbox().query(sql, { rows: 100_000 });
    return rows.map((row) => Object.fromEntries(row.map((c, i) => [columns[i].name, plain(c)])));
  };

const open = (tables: Table[], meta: object = {}): Promise<Sandbox> => {
  const parsed = caseSchema.parse({ title: "T", question: "Q", ...meta });
  return openSandbox({ tables: [...caseTables(parsed), ...tables], macros: resultsMacros });
};

interface Made {
  tab: string;
  lists?: [candidates: string, stations: string];
  contests: Row[];
  /** Station to votes by candidate; a list for a station with several sheets. */
  sheets: {
    contest: string;
    station: string | null;
    votes: Record<string, number | null>;
    [fact: string]: unknown;
  }[];
}

const rowsOf = (spec: TableSpec, facts: Row[]): Table => ({
  spec,
  rows: facts.map((fact) => spec.columns.map(({ name }) => (fact[name] ?? null) as Cell)),
});

const make = ({ tab, lists = ["all", "some"], contests, sheets }: Made): Table[] => {
  const common = { tabulation: tab };
  const numbered = sheets.map((sheet, i) => ({
    ...common,
    ...sheet,
    sheet: i + 1,
    file: "f.csv",
    line: i + 2,
  }));
  const votes = numbered.flatMap((sheet) =>
    Object.entries(sheet.votes).map(([candidate, votes]) =>
      Object.assign({}, sheet, { candidate, votes }),
    ),
  );
  const distinct = new Map(votes.map((vote) => [`${vote.contest} ${vote.candidate}`, vote]));
  return [
    rowsOf(tabulationsTable, [
      {
        ...common,
        title: tab,
        issuer: tab,
        stage: tab,
        level: "station",
        election: "2024-01-01",
        lists_candidates: lists[0],
        lists_stations: lists[1],
      },
    ]),
    rowsOf(
      contestsTable,
      contests.map((c) => Object.assign({ regions: [], seats: 1 }, common, c)),
    ),
    rowsOf(
      stationsTable,
      numbered
        .filter(
          (s, i) =>
            s.station !== null &&
            numbered.findIndex((o) => o.contest === s.contest && o.station === s.station) === i,
        )
        .map((s) => Object.assign({ regions: [] }, s)),
    ),
    rowsOf(sheetsTable, numbered),
    rowsOf(
      candidatesTable,
      [...distinct.values()].map((v) =>
        Object.assign({}, v, { name: v.candidate, party: v.candidate }),
      ),
    ),
    rowsOf(votesTable, votes),
  ];
};

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

describeWithShared("Pakistan's polling-station sheets", "data/pakistan-2024/form45-pti", () => {
  let sandbox: Sandbox;
  const ask = asker(() => sandbox);
  const labels = "PTI-IND IND ANP IPP JIP JUI MQM-P PML-N PML-Q PML-Z PPP TLP".split(" ");
  const sheets = {
    title: "Form 45",
    issuer: "PTI",
    stage: "form-45",
    level: "station",
    election: "2024-02-08",
    columns: { station: "No" },
    candidates: labels.map((column) => ({ column, party: column === "PTI-IND" ? "PTI" : column })),
  };
  const declared = {
    ...sheets,
    title: "Declared",
    level: "contest",
    data: "pakistan-2024/form45-tally-top-two.csv",
    columns: {
      contest: "seat",
      candidate: "dawn_winner",
      party: "dawn_winner_party",
      votes: "dawn_winner_votes",
      issued: "official_total_votes",
    },
    coverage: { candidates: "winners", stations: "all" },
    candidates: [],
  };

  beforeAll(async () => {
    const root = await realpath(sharedPath("data"));
    const descriptor = (id: string, value: object) => ({
      id,
      file: "r.yaml",
      value: tabulationSchema.parse(value),
    });
    const { tables } = await loadTabulations({
      root,
      parties: ["PTI", ...labels],
      descriptors: [
        descriptor("f45", {
          ...sheets,
          data: "pakistan-2024/form45-pti/*.csv",
          contests: { "NA-248": { stations_expected: 361 } },
        }),
        descriptor("earlier", { ...sheets, data: "pakistan-2024/form45-pti-earlier/*.csv" }),
        descriptor("declared", declared),
      ],
    });
    sandbox = await open(tables, {
      parties: [...new Set(["PTI", ...labels])].map((id) => ({ id, name: id })),
    });
  });
  afterAll(() => sandbox.close());

  test("NA-236: the sheets hold more votes than the declared result has", async () => {
    expect(
      await ask(
        "select in_hand, declared, beyond, contradicts from contradictions('f45', 'declared') where contest = 'NA-236' and candidate_a is null",
      ),
    ).toEqual([{ in_hand: 143_269, declared: 135_164, beyond: 8105, contradicts: true }]);
  });

  test("MQM-P's seats: what each missing station would have had to supply", async () => {
    const rows = await ask(
      "select declared, in_hand, stations_missing, per_missing_station from contradictions('f45', 'declared') where contest = 'NA-248' and party = 'MQM-P'",
    );
    expect(rows).toEqual([
      { declared: 103_082, in_hand: 15_271, stations_missing: 95, per_missing_station: 925 },
    ]);
  });

  test("NA-87: stations that come twice, with other figures; NA-248: the 95 stations without a sheet", async () => {
    const [{ sheets: twice }] = await ask(
      "select count(*) as sheets from sheet_issues('earlier') where issue = 'duplicate-station' and contest = 'NA-87'",
    );
    expect(twice).toBe(58);
    const [{ missing }] = await ask(
      "select count(*) as missing from sheet_issues('f45') where issue = 'station-missing' and contest = 'NA-248'",
    );
    expect(missing).toBe(95);
  });
});
