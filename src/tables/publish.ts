import { join } from "node:path";
import type { Case } from "../case/open.ts";
import { caseTables } from "../case/tables.ts";
import type { MandateError } from "../lib/error.ts";
import { readsTable } from "../lib/reads-table.ts";
import { forensicsTable } from "../model/forensics.ts";
import type { Macro } from "../model/macro.ts";
import { recordingTables } from "../model/recording.ts";
import { seatsTables } from "../model/seats.ts";
import { originsTable, repeatsTable } from "../model/statement-tables.ts";
import type { Table } from "../model/table.ts";
import { loadTabulations } from "../results/load.ts";
import { resultsMacros } from "../results/macros.ts";
import { seatsMacros } from "../seats/macros.ts";
import { seatTables } from "../seats/tables.ts";
import type { LoadedStatements } from "../statements/load.ts";
import { statementMacros } from "../statements/macros.ts";
import { tablesOf } from "../statements/tables.ts";
import type { Derived } from "./sandbox.ts";

const repeating = [
  originsTable.name,
  repeatsTable.name,
  ...statementMacros.map(({ name }) => name),
];

/** What was read of a case's plain files, as far as its tables are made of it: plain data, but for the problems. */
export interface PlainCase extends Pick<Case, "root" | "meta" | "descriptors" | "claims"> {
  statements: Pick<LoadedStatements, "placed" | "problems">;
}

export interface Published {
  tables: Table[];
  macros: Macro[];
  /** Tables made from these when a query asks for them. */
  derived: Derived;
  /** What the stages could not use, each with its reason. */
  problems: MandateError[];
}

/**
 * Analysing sound takes minutes the first time, and the code for it tens of milliseconds: both only where a claim or
 * query asks for it.
 */
const publishRecordings = async (
  root: string,
  texts: readonly string[],
): Promise<{ tables: Table[]; problems: MandateError[] }> => {
  const names = recordingTables.map(({ name }) => name);
  if (readsTable(texts, names)) {
    const { loadRecordings } = await import("../recordings/load.ts");
    return loadRecordings(root);
  }
  return { tables: recordingTables.map((spec) => ({ spec, rows: [] })), problems: [] };
};

/** Comparing exhibits means reading them all: only where a claim or query asks which repeat which. */
const publishStatements = async (
  { root, statements: { placed, problems } }: PlainCase,
  texts: readonly string[],
) => {
  if (!readsTable(texts, repeating)) return { tables: tablesOf(placed), problems };
  const { repeatsOf } = await import("./repeats.ts");
  const compared = await repeatsOf(
    root,
    placed.map(({ statement }) => statement),
  );
  return {
    tables: tablesOf(placed, compared.repeats),
    problems: [...problems, ...compared.problems],
  };
};

/** The tests' code is as long to load as all the rest together, and they run only where they are asked for. */
const publishForensicTests = async (
  root: string,
  texts: readonly string[],
  tables: readonly Table[],
): Promise<Table> => {
  if (!readsTable(texts, [forensicsTable.name])) return { spec: forensicsTable, rows: [] };
  const { publishForensics } = await import("../forensics/publish.ts");
  return publishForensics({ root, tables, claims: texts });
};

/**
 * Everything the stages publish for a case: their tables and the macros that go with them. `query` is one to be run
 * beside the case's claims; tables that take long to make are filled only for those who read them.
 */
export const publishTables = async (opened: PlainCase, query = ""): Promise<Published> => {
  const texts = [...opened.claims.map(({ text }) => text), query];
  const results = await loadTabulations({
    root: opened.root,
    descriptors: opened.descriptors,
    parties: opened.meta.parties.map(({ id }) => id),
    cache: join(opened.root, ".mandate", "results"),
  });
  const statements = await publishStatements(opened, texts);
  const forensics = await publishForensicTests(opened.root, texts, results.tables);
  const recordings = await publishRecordings(opened.root, texts);
  return {
    tables: [
      ...caseTables(opened.meta),
      ...results.tables,
      ...statements.tables,
      ...recordings.tables,
      forensics,
    ],
    macros: [...resultsMacros, ...seatsMacros, ...statementMacros],
    derived: { specs: seatsTables, make: (query) => seatTables(opened.meta, query) },
    problems: [...results.problems, ...statements.problems, ...recordings.problems],
  };
};
