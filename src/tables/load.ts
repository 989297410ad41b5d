import {
  BIGINT,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBTimestampValue,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import type { Cell, ColumnType, RowsTable, Table, TableSpec } from "../model/table.ts";
import { quoteName, quoteText } from "./quote.ts";

const DAY = 86_400_000;

const daysSinceEpoch = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);

const microseconds = (time: string): bigint =>
  BigInt(Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`)) * 1000n;

type Append = (appender: DuckDBAppender, cell: NonNullable<Cell>) => void;

const appendAs: Record<ColumnType, Append> = {
  BOOLEAN: (appender, cell) => appender.appendBoolean(cell as boolean),
  BIGINT: (appender, cell) => appender.appendBigInt(BigInt(cell as number | bigint)),
  DOUBLE: (appender, cell) => appender.appendDouble(Number(cell)),
  VARCHAR: (appender, cell) => appender.appendVarchar(String(cell)),
  DATE: (appender, cell) => appender.appendDate(new DuckDBDateValue(daysSinceEpoch(String(cell)))),
  TIMESTAMP: (appender, cell) =>
    appender.appendTimestamp(new DuckDBTimestampValue(microseconds(String(cell)))),
  "VARCHAR[]": (appender, cell) => appender.appendList(cell as string[], LIST(VARCHAR)),
  "BIGINT[]": (appender, cell) =>
    appender.appendList((cell as (number | bigint)[]).map(BigInt), LIST(BIGINT)),
};

const createTable = (spec: TableSpec): string =>
  `create table if not exists ${quoteName(spec.name)} (${spec.columns
    .map(({ name, type }) => `${quoteName(name)} ${type}`)
    .join(", ")})`;

const appendRows = async (
  connection: DuckDBConnection,
  { spec, rows }: RowsTable,
): Promise<void> => {
  const writers = spec.columns.map(({ type }) => appendAs[type]);
  const appender = await connection.createAppender(spec.name);
  for (const row of rows) {
    for (let column = 0; column < writers.length; column++) {
      const cell = row[column];
      if (cell === null || cell === undefined) appender.appendNull();
      else writers[column](appender, cell);
    }
    appender.endRow();
  }
  appender.closeSync();
};

const copyParquet = (spec: TableSpec, files: readonly string[]): string => {
  const columns = spec.columns.map(({ name }) => quoteName(name)).join(", ");
  return `insert into ${quoteName(spec.name)} (${columns})
    select ${columns} from read_parquet([${files.map(quoteText).join(", ")}])`;
};

/**
 * Creates each table and fills it; a table published in several parts is filled by each in turn.
 * Needs a connection that may still read files where a part is Parquet.
 */
export const loadTables = async (
  connection: DuckDBConnection,
  tables: readonly Table[],
): Promise<void> => {
  for (const table of tables) {
    await connection.run(createTable(table.spec));
    if ("rows" in table) await appendRows(connection, table);
    else if (table.parquet.length > 0) await connection.run(copyParquet(table.spec, table.parquet));
  }
};
