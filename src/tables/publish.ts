import type { Case } from "../case/open.ts";
import { caseTables } from "../case/tables.ts";
import type { MandateError } from "../lib/error.ts";
import type { Macro } from "../model/macro.ts";
import type { Table } from "../model/table.ts";
import { loadTabulations } from "../results/load.ts";
import { loadStatements } from "../statements/load.ts";

export interface Published {
  tables: Table[];
  macros: Macro[];
  /** What the stages could not use, each with its reason. */
  problems: MandateError[];
}

/** Everything the stages publish for a case: their tables and the macros that go with them. */
export const publishTables = async (opened: Case): Promise<Published> => {
  const results = await loadTabulations({
    root: opened.root,
    descriptors: opened.descriptors,
    parties: opened.meta.parties.map(({ id }) => id),
  });
  const statements = loadStatements(opened.statements);
  return {
    tables: [...caseTables(opened.meta), ...results.tables, ...statements.tables],
    macros: [],
    problems: [...results.problems, ...statements.problems],
  };
};
