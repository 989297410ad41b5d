/** DuckDB column types a stage may publish. Votes are BIGINT: whole numbers stay whole. */
export type ColumnType =
  | "BOOLEAN"
  | "BIGINT"
  | "DOUBLE"
  | "VARCHAR"
  | "DATE"
  | "TIMESTAMP"
  | "VARCHAR[]"
  | "BIGINT[]";

export interface ColumnSpec {
  name: string;
  type: ColumnType;
  /** One line for `mandate tables`: what the value is, its unit, and what NULL means. */
  meaning: string;
}

export interface TableSpec {
  name: string;
  /** One line: what a row is. */
  meaning: string;
  columns: readonly ColumnSpec[];
}

/** `null` where unknown: it travels as SQL's NULL, and so to an undecided finding. Dates are ISO 8601 texts. */
export type Cell =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly (string | number | bigint)[];

/** A documented table and its rows, each in the order of the columns. */
export interface RowsTable {
  spec: TableSpec;
  rows: Iterable<readonly Cell[]>;
}

/** A table too large for plain rows: Parquet files in the case's cache, with the columns of `spec` by name. */
export interface ParquetTable {
  spec: TableSpec;
  parquet: readonly string[];
}

/** What a stage publishes. */
export type Table = RowsTable | ParquetTable;
