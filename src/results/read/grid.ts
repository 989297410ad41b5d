/** A row of any format, as texts: what a cell shows, "" where it is empty. */
export interface GridRow {
  /** Line of the file, from 1; null where lines mean nothing (Parquet, JSON). */
  line: number | null;
  cells: readonly string[];
  /** Why the row cannot be read at all. */
  fault?: string;
}

/** A file as a table: what every reader makes, and all that the rest of the stage sees. */
export interface Grid {
  headers: readonly string[];
  rows: Iterable<GridRow>;
}

/** How notes under a table begin: a mark, or a word for “note” or “source”. */
const noteStart =
  /^(?:[*†‡※]|(?:notes?|nota|source|sources|remarks?|fuente|fonte|quelle|anmerkung|hinweis|примечани|источник|ملاحظ|المصدر|نوٹ|注|備考|資料來源|주석|출처)(?![\p{L}]))/iu;

/** A note that was padded to the table's width: words in its first cell alone, that begin as notes do. */
export const isNote = ({ cells }: GridRow): boolean =>
  cells.length > 2 &&
  noteStart.test(cells[0].trim()) &&
  cells.slice(1).every((cell) => cell.trim() === "");

/** More columns than any ballot has candidates; past it a file is hostile or no table. */
export const mostColumns = 2_000;

const named = (header: string, index: number): string =>
  header.normalize("NFC").replace(/\s+/g, " ").trim() || `(column ${index + 1})`;

/** Header cells to distinct names: spaces tidied, a nameless one by its place, the second “X” as “X (2)”. */
export const headerNames = (cells: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = named(cell, index);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
};
