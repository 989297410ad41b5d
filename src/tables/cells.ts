import { DuckDBListValue, type DuckDBValue } from "@duckdb/node-api";
import type { Cell } from "../model/table.ts";

const scalar = (value: DuckDBValue): string | number | bigint => {
  if (typeof value === "string" || typeof value === "bigint") return value;
  // NaN and the infinities have no place in JSON or in a finding.
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return String(value);
};

/** A DuckDB value as a plain cell: whole numbers of 64 bits and more as bigint, dates and decimals as text. */
export const toCell = (value: DuckDBValue): Cell => {
  if (value === null || typeof value === "boolean") return value;
  if (value instanceof DuckDBListValue) return value.items.map(scalar);
  return scalar(value);
};
