import type { Paint } from "../lib/tty.ts";
import type { Cell } from "../model/table.ts";
import { plain } from "./plain.ts";

const MAX_WIDTH = 48;

const text = (cell: Cell): string => {
  const full =
    cell === null ? "–" : plain(typeof cell === "object" ? cell.join(", ") : String(cell));
  return full.length > MAX_WIDTH ? `${full.slice(0, MAX_WIDTH - 1)}…` : full;
};

const isNumber = (cell: Cell): boolean => typeof cell === "number" || typeof cell === "bigint";

/** Rows as an aligned grid under their names; numbers to the right. */
export const rowsText = (
  names: readonly string[],
  rows: readonly Cell[][],
  paint: Paint,
): string => {
  const texts = rows.map((row) => row.map(text));
  const widths = names.map((name, column) =>
    Math.max(name.length, ...texts.map((row) => row[column].length)),
  );
  const align = (value: string, column: number, right: boolean): string =>
    right ? value.padStart(widths[column]) : value.padEnd(widths[column]);
  const head = names.map((name, column) => align(plain(name), column, false)).join("  ");
  const body = rows.map((row, index) =>
    row.map((cell, column) => align(texts[index][column], column, isNumber(cell))).join("  "),
  );
  const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  return [
    paint("bold", head.trimEnd()),
    ...body.map((line) => line.trimEnd()),
    paint("dim", count),
  ].join("\n");
};
