import type { GridRow } from "../read/grid.ts";
import type { Column } from "./profile.ts";
import { plainHeader, type Role } from "./vocabulary.ts";

/** The columns of a file on their way to a role: one that was taken has it, and no second. */
export interface Taking {
  columns: Column[];
  used: Set<Column>;
  rows: readonly GridRow[];
}

/** The columns whose header names `role` and which have none yet; they have it from now on. */
export const take = (
  { columns, used }: Taking,
  role: Role,
  accept: (column: Column) => boolean,
): Column[] => {
  const found = columns.filter(
    (column) => !used.has(column) && column.word === role && accept(column),
  );
  for (const column of found) used.add(column);
  return found;
};

export const isText = ({ isCount, distinct }: Column): boolean => !isCount && distinct > 0;
export const isCount = (column: Column): boolean => column.isCount;
export const hasValues = ({ distinct }: Column): boolean => distinct > 0;

/** Fewer numbers than these may run on by chance. */
const fewestRunning = 5;

const numbering =
  /^(?:cod|id|no|num|nr)\b(?! of\b| registrad)|code|\bid\b|^column \d|^numero\b(?! d)/i;

/** Each number is one more than that above it, or begins anew at one: votes never do that. */
export const isRunning = ({ counts, isCount }: Column): boolean => {
  if (!isCount || counts.length < fewestRunning) return false;
  const next = counts.filter(
    (count, row) => row > 0 && count === (counts[row - 1] ?? Number.NaN) + 1,
  ).length;
  const first = counts.filter((count) => count === 1).length;
  return next > first && next + first >= 0.9 * counts.length;
};

/** A column that numbers the rows, or codes that go with a name, are no votes. */
export const isCode = (column: Column, rows: readonly GridRow[]): boolean =>
  numbering.test(plainHeader(column.header)) ||
  isRunning(column) ||
  (column.index === 0 && column.distinct === rows.length && rows.length > 1);

/** The columns that have no role and are no codes. */
export const countsLeft = ({ columns, used, rows }: Taking): Column[] =>
  columns.filter((column) => !used.has(column) && !isCode(column, rows));
