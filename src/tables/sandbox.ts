import type { DuckDBConnection, DuckDBResult } from "@duckdb/node-api";
import { openDuckDB } from "../lib/duckdb.ts";
import { MandateError } from "../lib/error.ts";
import type { Macro } from "../model/macro.ts";
import type { Cell, Table, TableSpec } from "../model/table.ts";
import { toCell } from "./cells.ts";
import { explainFailure } from "./failure.ts";
import { defaultLimits, type Limits, type QueryResult } from "./limits.ts";
import { loadTables } from "./load.ts";
import { standardMacros } from "./macros.ts";
import { defineAsNeeded } from "./macros-needed.ts";
import { checkReferences, readVocabulary } from "./references.ts";
import { enforceRules } from "./rules.ts";
import { parseSelect, type SyntaxNode, walk } from "./syntax.ts";

/** Our own queries, over whole tabulations. */
const derivingLimits: Limits = { seconds: 300, rows: 5_000_000, characters: 1_000_000_000 };

/** The case's tables, loaded and locked: SELECTs run, nothing else is reachable. */
export interface Sandbox {
  specs: readonly TableSpec[];
  macros: readonly Macro[];
  /** Runs one SELECT. Throws a `sql/…` error; `at` counts lines from the query's first. */
  query(sql: string, limits?: Partial<Limits>): Promise<QueryResult>;
  close(): void;
}

/** Tables made from the others, macros and all, the first time a query reads one of them. */
export interface Derived {
  specs: readonly TableSpec[];
  make(query: (sql: string) => Promise<QueryResult>): Promise<Table[]>;
}

interface SandboxInput {
  tables: readonly Table[];
  macros?: readonly Macro[];
  derived?: Derived;
  /** An empty database, already opening; absent: one is opened. */
  database?: ReturnType<typeof openDuckDB>;
}

const lock = [
  "set temp_directory = ''",
  // One thread: the order of rows and of floating-point sums is then the same at every run.
  "set threads = 1",
  "set enable_external_access = false",
  "set lock_configuration = true",
];

const cellSize = (cell: Cell): number =>
  typeof cell === "string" ? cell.length : Array.isArray(cell) ? cell.join().length : 8;

const tooMany = (what: string, fix: string): MandateError =>
  new MandateError({ code: "sql/limit", kind: "limit", message: what, fix });

const fetchRows = async (result: DuckDBResult, limits: Limits): Promise<Cell[][]> => {
  const rows: Cell[][] = [];
  let characters = 0;
  while (true) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return rows;
    for (const row of chunk.getRows()) {
      const cells = row.map(toCell);
      characters += cells.reduce<number>((sum, cell) => sum + cellSize(cell), 0);
      rows.push(cells);
    }
    if (rows.length > limits.rows) {
      throw tooMany(
        `the check gives more than ${limits.rows} rows`,
        "Let it give one row for each thing under test; sum up or filter the rest.",
      );
    }
    if (characters > limits.characters) {
      throw tooMany("the check's rows are too long to keep", "Select fewer or shorter columns.");
    }
  }
};

const runLimited = async (
  connection: DuckDBConnection,
  sql: string,
  limits: Limits,
): Promise<QueryResult> => {
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    connection.interrupt();
  }, limits.seconds * 1000);
  try {
    const result = await connection.stream(sql);
    const columns = result
      .columnNames()
      .map((name, index) => ({ name, type: String(result.columnType(index)) }));
    return { columns, rows: await fetchRows(result, limits) };
  } catch (error) {
    if (timedOut) {
      throw tooMany(
        `the check ran for more than ${limits.seconds} seconds and was stopped`,
        "Look for a join without a condition, or a recursion without an end.",
      );
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

/** Does a query read one of these tables? A table cannot be named but in the open: see rules.ts. */
const reads = (tree: SyntaxNode, specs: readonly TableSpec[]): boolean => {
  const names = new Set(specs.map(({ name }) => name));
  return walk(tree).some(
    ({ table_name: name }) => typeof name === "string" && names.has(name.toLowerCase()),
  );
};

const once = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () => (running ??= run());
};

/**
 * Loads tables into a fresh DuckDB and locks it; macros are defined when a query names them. Once locked: no file, network, extension or setting can
 * be reached afterwards.
 */
export const openSandbox = async ({
  tables,
  macros = [],
  derived = { specs: [], make: async () => [] },
  database = openDuckDB(),
}: SandboxInput): Promise<Sandbox> => {
  const { instance, connection } = await database;
  await loadTables(connection, tables);
  const allMacros = [...standardMacros, ...macros];
  const define = defineAsNeeded(connection, allMacros);
  const emptyTables = derived.specs.map((spec): Table => ({ spec, rows: [] }));
  await loadTables(connection, emptyTables);
  const vocabulary = await readVocabulary(connection);
  for (const statement of lock) await connection.run(statement);
  const byName = new Map(allMacros.map((macro) => [macro.name, macro]));
  const specs = [
    ...new Map([...tables, ...emptyTables].map(({ spec }) => [spec.name, spec])).values(),
  ];

  const fill = once(async () => {
    const made = await derived.make(async (sql) => {
      await define(sql);
      return runLimited(connection, sql, derivingLimits);
    });
    await loadTables(connection, made);
  });
  const query = async (sql: string, limits: Partial<Limits> = {}): Promise<QueryResult> => {
    const tree = await parseSelect(connection, sql);
    enforceRules(sql, tree);
    checkReferences(sql, tree, { vocabulary, macros: byName });
    if (reads(tree, derived.specs)) await fill();
    await define(sql);
    // A connection of its own: a query that was interrupted leaves nothing behind for the next.
    const own = await instance.connect();
    try {
      return await runLimited(own, sql, { ...defaultLimits, ...limits });
    } catch (error) {
      throw explainFailure(error, { sql, specs, macros: allMacros });
    } finally {
      own.closeSync();
    }
  };
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { specs, macros: allMacros, query, close };
};
