import { caseTables } from "../src/case/tables.ts";
import { caseSchema } from "../src/model/case.ts";
import {
  candidatesTable,
  contestsTable,
  sheetsTable,
  stationsTable,
  tabulationsTable,
  votesTable,
} from "../src/model/results.ts";
import type { Cell, Table, TableSpec } from "../src/model/table.ts";
import { resultsMacros } from "../src/results/macros.ts";
import { tablesOf } from "../src/statements/tables.ts";
import { openSandbox, type Sandbox } from "../src/tables/sandbox.ts";

export type Row = Record<string, unknown>;

const plain = (value: Cell): unknown => (typeof value === "bigint" ? Number(value) : value);

/** Asks a sandbox; rows come as objects, whole numbers as plain numbers. */
export const asker =
  (sandbox: () => Sandbox) =>
  async (sql: string): Promise<Row[]> => {
    const { columns, rows } = await sandbox().query(sql, { rows: 100_000 });
    return rows.map((row) => Object.fromEntries(row.map((c, i) => [columns[i].name, plain(c)])));
  };

/** A sandbox over tables and a case of nothing else than `meta`. */
export const open = (tables: Table[], meta: object = {}): Promise<Sandbox> => {
  const parsed = caseSchema.parse({ title: "T", question: "Q", ...meta });
  return openSandbox({
    tables: [...caseTables(parsed), ...tablesOf([]), ...tables],
    macros: resultsMacros,
  });
};

export interface Made {
  tab: string;
  lists?: [candidates: string, stations: string];
  chamber?: string;
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

/** The tables of a tabulation made up for a test. */
export const make = ({
  tab,
  lists = ["all", "some"],
  chamber,
  contests,
  sheets,
}: Made): Table[] => {
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
        chamber,
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
