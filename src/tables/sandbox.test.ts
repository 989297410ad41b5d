import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseTables } from "../case/tables.ts";
import { caseSchema } from "../model/case.ts";
import { resultsTables } from "../model/results.ts";
import type { Cell } from "../model/table.ts";
import { tablesOf } from "../statements/tables.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";

const meta = caseSchema.parse({
  title: "t",
  question: "q",
  chambers: [
    { id: "house", name: "House", terms: [{ general: 5, reserved: [{ kind: "x", seats: 4 }] }] },
  ],
  parties: [
    { id: "A", name: "A" },
    { id: "B", name: "B" },
    { id: "IND", name: "Independents", counts: "independents" },
  ],
});

const tabulation = (id: string, candidates: string, stations: string): Cell[] => [
  id,
  "T",
  "me",
  "s",
  "station",
  "house",
  "2024-02-08",
  null,
  candidates,
  stations,
  null,
  null,
];
const contest = (
  tab: string,
  id: string,
  known: Partial<Record<"registered" | "expected" | "counted", number>>,
): Cell[] => [
  tab,
  id,
  [],
  1,
  known.registered ?? null,
  known.expected ?? null,
  known.counted ?? null,
  null,
];

/** One candidate's votes on the only sheet of a contest; sheets and candidates follow from them. */
const votes: [
  tab: string,
  contest: string,
  candidate: string,
  party: string | null,
  votes: number | null,
][] = [
  ["full", "C1", "a", "A", 300],
  ["full", "C1", "b", "B", 140],
  ["full", "C2", "a", "A", 50],
  ["full", "C2", "b", "B", 50],
  ["full", "C3", "i", "IND", 80],
  ["full", "C3", "b", "B", 70],
  ["part", "C1", "a", "A", 300],
  ["part", "C1", "b", "B", 140],
  ["part", "C1", "c", null, 90],
  ["part", "C2", "a", "A", 10],
  ["part", "C2", "b", "B", null],
  ["part", "C3", "j", "IND", 80],
  ["part", "C3", "b", "B", 70],
  ["some", "C1", "a", "A", 300],
  ["some", "C1", "b", "B", 140],
];

const rowsOf: Record<string, Cell[][]> = {
  tabulations: [
    tabulation("full", "all", "all"),
    tabulation("part", "all", "some"),
    tabulation("some", "some", "all"),
  ],
  contests: [
    contest("full", "C1", {}),
    contest("full", "C2", {}),
    contest("full", "C3", {}),
    contest("part", "C1", { registered: 700, expected: 3, counted: 2 }),
    contest("part", "C2", { registered: 100, expected: 1, counted: 1 }),
    contest("part", "C3", {}),
    contest("some", "C1", {}),
  ],
  sheets: [...new Set(votes.map(([tab, id]) => `${tab} ${id}`))].map((key) => {
    const [tab, id] = key.split(" ");
    return [tab, Number(id.slice(1)), id, null, null, null, null, null, null, null];
  }),
  candidates: votes.map(([tab, id, candidate, party]) => [tab, id, candidate, null, party, party]),
  votes: votes.map(([tab, id, candidate, , count]) => [
    tab,
    Number(id.slice(1)),
    id,
    candidate,
    count,
  ]),
};

let sandbox: Sandbox;
beforeAll(async () => {
  const results = resultsTables.map((spec) => ({ spec, rows: rowsOf[spec.name] ?? [] }));
  sandbox = await openSandbox({ tables: [...caseTables(meta), ...results, ...tablesOf([])] });
});
afterAll(() => sandbox.close());

const ask = async (sql: string): Promise<Cell[][]> =>
  (await sandbox.query(sql)).rows.map((row) =>
    row.map((cell) => (typeof cell === "bigint" ? Number(cell) : cell)),
  );

const places = (tab: string, id: string) =>
  ask(
    `select candidate, rank, votes_low, votes_high, rank_low, rank_high from standings('${tab}') where contest = '${id}'`,
  );

describe("standings and what bounds them", () => {
  test("with every station and candidate in hand nothing is open", async () => {
    expect(await places("full", "C1")).toEqual([
      ["a", 1, 300, 300, 1, 1],
      ["b", 2, 140, 140, 2, 2],
    ]);
  });

  test("a missing station adds at most the voters not yet accounted for", async () => {
    // 700 on the roll, 530 votes listed: 170 may still come.
    expect(await places("part", "C1")).toEqual([
      ["a", 1, 300, 470, 1, 2],
      ["b", 2, 140, 310, 1, 3],
      ["c", 3, 90, 260, 2, 3],
    ]);
  });

  test("an illegible count has no upper bound, and so no certain place", async () => {
    expect(await places("part", "C2")).toEqual([
      ["a", 1, 10, 10, 1, 2],
      ["b", 2, 0, null, 1, 2],
    ]);
  });

  test("where it is not known how many stations there are, nothing is bounded", async () => {
    for (const [, , , high, low] of await places("part", "C3")) {
      expect(high).toBeNull();
      expect(low).toBe(1);
    }
    expect(
      await ask(
        "select stations_missing, missing_max from contest_reach('part') where contest = 'C3'",
      ),
    ).toEqual([[null, null]]);
  });

  test("where some candidates are not listed, the worst place is unknown", async () => {
    expect(await places("some", "C1")).toEqual([
      ["a", 1, 300, 300, 1, null],
      ["b", 2, 140, 140, 2, null],
    ]);
  });
});

describe("winners and seats", () => {
  test("a tie has no seat", async () => {
    expect(await ask("select contest, candidate, tied from winners('full')")).toEqual([
      ["C1", "a", false],
      ["C2", "a", true],
      ["C2", "b", true],
      ["C3", "i", false],
    ]);
    expect(await ask("from seats_won('full')")).toEqual([
      ["A", 1],
      ["IND", 1],
    ]);
  });

  test("a winner changed, unless ties, gaps or two independents leave it open", async () => {
    expect(await ask("select contest, changed from changed_winners('full', 'part')")).toEqual([
      ["C1", false],
      ["C2", null],
      ["C3", null],
    ]);
  });

  test("a majority is certain only beyond what open seats, reserved seats and independents could change", async () => {
    const rows = await ask(
      "select seats, open, majority, of_general, of_house from coalition('full', ['A'], date '2024-02-08')",
    );
    expect(rows).toEqual([[1, 3, 5, null, null]]);
  });
});

test("whole numbers stay whole, and dates and lists are plain", async () => {
  const { rows } = await sandbox.query(
    "select 9007199254740993::bigint, date '2024-02-08', ['a', 'b'], 1.10::decimal(4,2), 'nan'::double",
  );
  expect(rows).toEqual([[9007199254740993n, "2024-02-08", ["a", "b"], "1.10", "NaN"]]);
});

test("a text that only looks like a misspelt name in another place is left alone", async () => {
  expect(await ask("select 'AA' as note, true as holds")).toEqual([["AA", true]]);
  await expect(
    sandbox.query("select * from votes where tabulation in ('full', 'ful')"),
  ).rejects.toMatchObject({
    code: "sql/unknown-name",
    fix: "Did you mean “full”?",
  });
});
