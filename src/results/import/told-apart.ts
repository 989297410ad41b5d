import type { Column } from "./profile.ts";
import { isCode, isText, type Taking } from "./taking.ts";

/** How many different rows these columns make. */
export const distinctRows = (columns: readonly Column[]): number => {
  const rows = columns[0]?.texts.length ?? 0;
  return new Set(
    Array.from({ length: rows }, (_, row) => columns.map(({ texts }) => texts[row]).join("\u0000")),
  ).size;
};

/** Names of which every place has each are of candidates, not of places within it. */
export const repeatsInEach = (column: Column, known: readonly Column[]): boolean =>
  known.length > 0 &&
  column.texts.some((text) => /\p{L}{2}/u.test(text)) &&
  column.distinct > 1 &&
  column.distinct * distinctRows(known) === distinctRows([...known, column]);

interface Known {
  /** Contest and regions, and whose votes a row holds. */
  beside: readonly Column[];
  candidates: readonly Column[];
}

/**
 * The column of names or running numbers that tells the rows apart where what is known does not: the station, by all it does, though
 * no word of its header says so. Undefined where there is none, or more rows than one to each.
 */
export const unnamedStation = (
  { columns, used, rows }: Taking,
  { beside, candidates }: Known,
): Column | undefined => {
  if (rows.length < 3 || distinctRows(beside) > 0.9 * rows.length) return undefined;
  const found = columns.filter(
    (column) =>
      !used.has(column) &&
      !candidates.includes(column) &&
      column.word === undefined &&
      column.distinct > 1 &&
      (isText(column) || isCode(column, rows)) &&
      !repeatsInEach(column, beside) &&
      distinctRows([...beside, column]) >= 0.99 * rows.length,
  );
  // A name says more than the number before it.
  return found.find(isText) ?? found[0];
};
