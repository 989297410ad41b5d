import type { Columns } from "./columns.ts";
import type { Part } from "./part.ts";
import { parseCount } from "./read/count.ts";
import type { Grid, GridRow } from "./read/grid.ts";
import type { Descriptor, Source } from "./sources.ts";

export interface AssembleInput {
  descriptor: Descriptor;
  source: Source;
  /** Place of the file among the tabulation's, from 0. */
  ordinal: number;
  grid: Grid;
  columns: Columns;
  partyOf: (label: string) => string | null;
}

/** A cell that spoils its row. */
export interface Fault {
  column: string | null;
  reason: string;
}

/** Is it a fault rather than what was asked for? */
export const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && "reason" in value;

/** A sheet of long data that more rows may still join. */
export interface OpenSheet {
  sheet: number;
  /** Its row among the part's sheets. */
  at: number;
  rowOf: Map<string, GridRow>;
  /** Where each candidate's votes stand in the part, by name and party, and in which ways they were cast so far. */
  votesAt: Map<string, { at: number; types: Set<string> }>;
  /** The sum of its rows of rejected votes; null once one is unknown, absent before the first. */
  rejected?: number | null;
}

/** One file on its way from rows to a part. */
export interface Reading {
  input: AssembleInput;
  part: Part;
  /** Long data: the sheet a contest and station already have, and the row of each candidate on it. */
  open: Map<string, OpenSheet>;
}

/** The texts of several cells as one, without those that are blank. */
export const cellText = (row: GridRow, indices: readonly number[]): string =>
  indices
    .map((index) => (row.cells[index] ?? "").trim())
    .filter((text) => text !== "")
    .join(" / ");

/** The count in a cell: null where unknown, a fault where it is none. */
export const countAt = (reading: Reading, row: GridRow, index: number): number | null | Fault => {
  const { grid, descriptor } = reading.input;
  const count = parseCount(row.cells[index] ?? "", descriptor.value.format.decimal);
  return "fault" in count ? { column: grid.headers[index], reason: count.fault } : count.value;
};

/** The sum of several columns; unknown as soon as one of them is. */
export const sumAt = (reading: Reading, row: GridRow, indices: readonly number[]) => {
  let sum: number | null = indices.length === 0 ? null : 0;
  for (const index of indices) {
    const count = countAt(reading, row, index);
    if (isFault(count)) return count;
    sum = sum === null || count === null ? null : sum + count;
  }
  return sum;
};

/** Header of the first of these columns; null if there is none. */
export const headerAt = ({ grid }: AssembleInput, indices: readonly number[]): string | null =>
  indices.length === 0 ? null : grid.headers[indices[0]];
