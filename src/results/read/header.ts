import type { GridRow } from "./grid.ts";

/** Where a table's header stands, and how many rows of cells it takes. */
export interface HeaderSpan {
  /** Place of its first row, from 0. */
  first: number;
  last: number;
}

type Row = readonly string[];

/** Rows in which a header is looked for: agencies write a title, a date and a word of thanks above it. */
export const headerWithin = 30;

const filled = (row: Row): number => row.filter((cell) => cell.trim() !== "").length;

const isNumber = (cell: string): boolean =>
  /^[\p{Nd}\s.,٬٫，]*\p{Nd}[\p{Nd}\s.,٬٫，%]*$/u.test(cell.trim());

/** 1, 2, 3, …: forms number their columns under the header. */
const numbersColumns = (row: Row): boolean => {
  const numbers = row
    .filter((cell) => cell.trim() !== "")
    .map((cell) => cell.replace(/[()\s]/g, ""));
  return numbers.length > 2 && numbers.every((number, i) => number === String(i + 1));
};

const has = (row: Row | undefined, column: number): boolean => (row?.[column] ?? "").trim() !== "";

/** Does `row` name what the rows above leave without a name, or say more of what the last of them named? */
const continues = (row: Row | undefined, above: readonly Row[], width: number): boolean => {
  if (!row || filled(row) === 0 || filled(row) >= width || row.some(isNumber)) return false;
  const columns = Array.from({ length: width }, (_, column) => column);
  const open = columns.filter((column) => !above.some((one) => has(one, column)));
  if (open.length > 0) return open.every((column) => has(row, column));
  const before = above.at(-1);
  return above.length > 1 && columns.every((column) => !has(row, column) || has(before, column));
};

/** How many cells most of the rows have: of equally many rows, the wider. */
export const usualWidth = (rows: readonly Row[]): number => {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce(
    (a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a),
    [rows[0]?.length ?? 0, 0],
  )[0];
};

/** How many rows continue a header that begins at `first`: the next, the next two, or two of which only the second names all columns. */
const furtherRows = (rows: readonly Row[], first: number, width: number): number => {
  if (filled(rows[first] ?? []) >= width) return 0;
  const goesOn = (more: number): boolean =>
    continues(rows[first + more], rows.slice(first, first + more), width);
  if (goesOn(1)) return goesOn(2) ? 2 : 1;
  const between = rows[first + 1] ?? [];
  return filled(between) > 1 && !between.some(isNumber) && goesOn(2) ? 2 : 0;
};

/** Most rows of a header. */
const tallest = 3;

/** Where a header begins: further up, if a row there names columns that those found leave without a name. */
const upwards = (rows: readonly Row[], { first, last }: HeaderSpan, width: number): number => {
  const nameless = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !rows.slice(first, last + 1).some((row) => has(row, column)),
  );
  const above = [first - 2, first - 1].filter((at) => at >= 0 && last - at < tallest);
  const names = (at: number): boolean =>
    filled(rows[at]) > 2 &&
    !rows[at].some(isNumber) &&
    rows.slice(at, first).every((row) => filled(row) > 1) &&
    nameless.some((column) => has(rows[at], column));
  return above.find(names) ?? first;
};

/**
 * The rows of a table's header among its first rows: the first that fills half the width and what continues it, three at most.
 */
export const findHeader = (rows: readonly Row[], width: number): HeaderSpan => {
  const isHeader = (row: Row, at: number): boolean =>
    // A file's own first row may name few of its columns; a title has fewer words still.
    filled(row) * 2 >= width ||
    (filled(row) > 1 && (width <= 3 || (at === 0 && filled(row) * 3 >= width)));
  const first = Math.max(0, rows.findIndex(isHeader));
  const last = first + furtherRows(rows, first, width);
  return { first: upwards(rows, { first, last }, width), last };
};

/** Why a row that is not the header's first is no data either; undefined for data. */
const besideHeader = (
  rows: readonly Row[],
  { first, last }: HeaderSpan,
  at: number,
): string | undefined => {
  if (at < first) return "stands above the header";
  if (at <= last) return "a further row of the header";
  return at === last + 1 && rows[at] && numbersColumns(rows[at])
    ? "numbers the columns"
    : undefined;
};

/** The rows of a file but for its header's first; those above it and those that continue it come with a fault. */
export function* bodyRows(
  all: Iterable<GridRow>,
  top: readonly Row[],
  span: HeaderSpan,
): Generator<GridRow> {
  let at = -1;
  for (const row of all) {
    at++;
    if (at === span.first) continue;
    const fault = at > span.last + 1 ? undefined : besideHeader(top, span, at);
    yield fault === undefined ? row : { ...row, fault: row.fault ?? fault };
  }
}

/** Cells of a header merged over several columns hold their text only in the first: the columns below it share that text. */
export const joinHeaders = (rows: readonly Row[], width: number): string[] => {
  const texts = rows.map((row, depth) => {
    const above = rows.slice(0, depth);
    let over = "";
    return Array.from({ length: width }, (_, column) => {
      if (has(row, column)) over = row[column].trim();
      else if (depth === rows.length - 1 || above.some((one) => has(one, column))) over = "";
      return over;
    });
  });
  return Array.from({ length: width }, (_, column) =>
    [...new Set(texts.map((row) => row[column]))].filter((text) => text !== "").join(" "),
  );
};
