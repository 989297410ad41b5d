import { join } from "node:path";
import type { Case } from "../case/open.ts";
import { caseTables } from "../case/tables.ts";
import { publishForensics } from "../forensics/publish.ts";
import type { MandateError } from "../lib/error.ts";
import type { Macro } from "../model/macro.ts";
import { seatsTables } from "../model/seats.ts";
import type { Table } from "../model/table.ts";
import { loadTabulations } from "../results/load.ts";
import { resultsMacros } from "../results/macros.ts";
import { seatsMacros } from "../seats/macros.ts";
import { seatTables } from "../seats/tables.ts";
import { loadStatements } from "../statements/load.ts";
import type { Derived } from "./sandbox.ts";

export interface Published {
  tables: Table[];
  macros: Macro[];
  /** Tables made from these when a query asks for them. */
  derived: Derived;
  /** What the stages could not use, each with its reason. */
  problems: MandateError[];
}

/** Everything the stages publish for a case: their tables and the macros that go with them. */
export const publishTables = async (opened: Case): Promise<Published> => {
  const results = await loadTabulations({
    root: opened.root,
    descriptors: opened.descriptors,
    parties: opened.meta.parties.map(({ id }) => id),
    cache: join(opened.root, ".mandate", "results"),
  });
  const statements = loadStatements(opened.statements);
  const forensics = await publishForensics({
    root: opened.root,
    tables: results.tables,
    claims: opened.claims.map(({ text }) => text),
  });
  return {
    tables: [...caseTables(opened.meta), ...results.tables, ...statements.tables, forensics],
    macros: [...resultsMacros, ...seatsMacros],
    derived: { specs: seatsTables, make: (query) => seatTables(opened.meta, query) },
    problems: [...results.problems, ...statements.problems],
  };
};
