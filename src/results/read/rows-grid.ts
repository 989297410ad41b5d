import { unreadable } from "./bytes.ts";
import { type Grid, type GridRow, headerNames, mostColumns } from "./grid.ts";
import { bodyRows, findHeader, headerWithin, joinHeaders } from "./header.ts";

const belowTable = "stands alone in its row, below the table";
/** Of narrower tables a row with one cell may be a row that lacks the other. */
const fewestColumns = 4;

const isFull = (row: readonly string[]): boolean =>
  row.filter((cell) => cell.trim() !== "").length > 1;

export interface RowsOptions {
  file: string;
  /** Row of the headers, from 1; absent: found. */
  headerRow?: number | undefined;
}

/** Rows of a worksheet or of a table in a page as a grid: each as wide as the widest, a header of several rows joined into one. */
export const rowsGrid = (
  rows: readonly (readonly string[])[],
  { file, headerRow }: RowsOptions,
): Grid => {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (rows.length === 0 || width > mostColumns) {
    throw unreadable(file, `${width} columns: this is no result sheet`, "Check the worksheet.");
  }
  const top = rows.slice(0, (headerRow ?? 0) + headerWithin);
  const span = headerRow ? { first: headerRow - 1, last: headerRow - 1 } : findHeader(top, width);
  const headers = headerNames(joinHeaders(top.slice(span.first, span.last + 1), width));
  // Signatures, dates and sources stand in one cell, after the last row that has more.
  const lastFull = width < fewestColumns ? rows.length : rows.findLastIndex(isFull);
  const all: GridRow[] = rows.map((row, i) => ({
    ...(i > lastFull && { fault: belowTable }),
    line: i + 1,
    cells: Array.from({ length: width }, (_, column) => row[column] ?? ""),
  }));
  return { headers, rows: bodyRows(all, top, span) };
};
