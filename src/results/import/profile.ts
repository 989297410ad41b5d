import { parseCount } from "../read/count.ts";
import type { GridRow } from "../read/grid.ts";
import { type Role, roleOfHeader } from "./vocabulary.ts";

/** One column of the data, as far as its header and its cells tell. */
export interface Column {
  index: number;
  header: string;
  /** What its header suggests. */
  word: Role | undefined;
  /** The count in each row of the sample; null where blank, undefined where it is none. */
  counts: (number | null | undefined)[];
  texts: string[];
  blank: number;
  /** Every cell that is not blank is a count, and some are. */
  isCount: boolean;
  distinct: number;
}

const columnOf = (
  header: string,
  index: number,
  rows: readonly GridRow[],
  decimal?: "." | ",",
): Column => {
  const texts = rows.map(({ cells }) => (cells[index] ?? "").trim());
  const counts = texts.map((text) => {
    const count = parseCount(text, decimal);
    return "fault" in count ? undefined : count.value;
  });
  const blank = texts.filter((text) => text === "").length;
  const bad = counts.filter((count) => count === undefined).length;
  const good = counts.filter((count) => typeof count === "number").length;
  // A stray word among thousands of counts spoils a row, not the column.
  const isCount = good > 0 && bad <= good / 50;
  const hasWords = !isCount && texts.some((text) => /\p{L}{2}/u.test(text));
  const said = roleOfHeader(header, hasWords ? "words" : "counts");
  // “Turnout” above numbers over a hundred is of voters, not per cent.
  const isTurnout =
    /turnout/i.test(header) && isCount && counts.some((count) => (count ?? 0) > 100);
  const word = isTurnout ? "issued" : said;
  return {
    index,
    header,
    // “Labour Party” or “Candidate 1” above numbers heads votes: names stand in the header, not in the cells.
    word: isCount && (word === "party" || word === "candidate") ? undefined : word,
    counts,
    texts,
    blank,
    isCount,
    distinct: new Set(texts.filter((text) => text !== "")).size,
  };
};

/** Columns of the rows of one file. */
export const profile = (
  headers: readonly string[],
  rows: readonly GridRow[],
  decimal?: "." | ",",
): Column[] => headers.map((header, index) => columnOf(header, index, rows, decimal));

/** Which mark of fractions makes counts of the cells: thousands in 1.234.567 or 1,234,567; undefined if nothing tells. */
export const guessDecimal = (rows: readonly GridRow[]): "." | "," | undefined => {
  const cells = rows.flatMap(({ cells }) => cells);
  const dots = cells.filter((cell) => /^\d{1,3}(?:\.\d{3})+$/.test(cell.trim())).length;
  const other = cells.filter(
    (cell) => /^\d+\.\d+$/.test(cell.trim()) && !/^\d{1,3}\.\d{3}$/.test(cell.trim()),
  ).length;
  if (dots > 0 && other === 0) return ",";
  return cells.some((cell) => /^\d{1,3}(?:,\d{3})+$/.test(cell.trim())) ? "." : undefined;
};
