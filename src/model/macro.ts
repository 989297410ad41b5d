import type { ColumnSpec } from "./table.ts";

/** Kinds of names a check can spell wrong; the case knows all the right ones. */
export type NameKind =
  | "tabulation"
  | "party"
  | "contest"
  | "alliance"
  | "chamber"
  | "person"
  | "statement";

export interface MacroParameter {
  name: string;
  meaning: string;
  /** SQL of the default; absent: the argument must be given. */
  default?: string;
  /** The argument is a name (or a list of names) of this kind, checked before the query runs. */
  names?: NameKind;
}

/** A DuckDB macro that checks are written in: it makes the right query the short one. */
export interface Macro {
  name: string;
  /** `table`: used after FROM. `scalar`: used in an expression. */
  kind: "table" | "scalar";
  parameters: readonly MacroParameter[];
  /** One line for `mandate tables`. */
  meaning: string;
  /** Body: a query for a table macro, an expression for a scalar one. */
  sql: string;
  /** Columns a table macro gives. */
  columns?: readonly Omit<ColumnSpec, "type">[];
  example: string;
}
