import type { Cell } from "../api/types.ts";

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 });

/** A number with its digits in groups. */
export const formatNumber = (value: number): string => grouped.format(value);

/** A cell in words a reader understands: grouped digits, `unknown` for NULL. */
export const cellText = (cell: Cell, unknown: string): string => {
  if (cell === null) return unknown;
  if (typeof cell === "number") return formatNumber(cell);
  return Array.isArray(cell) ? cell.join(", ") : String(cell);
};

/** A name of a column in words. */
export const heading = (name: string): string => name.replaceAll("_", " ");
