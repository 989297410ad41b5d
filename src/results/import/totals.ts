import { findSummedBlock } from "./arithmetic.ts";
import type { Column } from "./profile.ts";
import { type Rows, totalsIn } from "./special-rows.ts";
import { summedRows } from "./summed-rows.ts";
import { countsLeft, type Taking } from "./taking.ts";

/** Rows that hold the sum of others, as the descriptor can name them, and those nothing names. */
export interface Totals {
  named: Rows[];
  /** Places of the rows among those looked at. */
  rows: Set<number>;
  unnamed: number;
}

/** The columns that a total sums: what stands on every sheet, and the candidates where their sum is given. */
const additive = (taking: Taking): Column[] => {
  const block = findSummedBlock(countsLeft(taking));
  const said = taking.columns.filter(
    ({ isCount, word }) =>
      isCount && ["registered", "issued", "valid", "rejected"].includes(String(word)),
  );
  return [...new Set([...(block ? [...block.parts, block.whole] : []), ...said])];
};

/** The values of a column by which it tells sums from what they sum: no other row has them. */
const naming = ({ header, texts }: Column, sums: ReadonlySet<number>, wanted: Set<number>) => {
  const values = new Set([...wanted].map((row) => texts[row]));
  const others = new Set(texts.filter((_, row) => !sums.has(row)));
  const own = new Set([...values].filter((value) => !others.has(value)));
  const rows = [...wanted].filter((row) => own.has(texts[row]));
  return { column: header, values: [...own], rows };
};

/** Of several columns that name the same rows, the one that does so with the fewest words. */
const nameRows = (taking: Taking, sums: ReadonlySet<number>): Rows[] => {
  const left = new Set(sums);
  const named: Rows[] = [];
  const columns = taking.columns.filter(({ distinct }) => distinct > 0);
  while (left.size > 0) {
    const best = columns
      .filter(({ isCount }) => !isCount)
      .map((column) => naming(column, sums, left))
      .filter(({ rows }) => rows.length > 0)
      .sort((a, b) => b.rows.length - a.rows.length || a.values.length - b.values.length)[0];
    if (!best) break;
    named.push({ column: best.column, values: best.values });
    for (const row of best.rows) left.delete(row);
  }
  return named;
};

const isNamed = (taking: Taking, named: readonly Rows[], row: number): boolean =>
  named.some(({ column, values }) =>
    taking.columns.some(({ header, texts }) => header === column && values.includes(texts[row])),
  );

/** A cell that says “Total” and no more is a total in a second column too: of precincts, and of candidates. */
const plainlyNamed = (taking: Taking, besides: string | undefined): Rows[] =>
  taking.columns.flatMap(({ header, isCount, texts }) => {
    const values = [...new Set(texts)].filter((text) => /^(?:grand |sub)?totals?$/i.test(text));
    return !isCount && header !== besides && values.length > 0 ? [{ column: header, values }] : [];
  });

/** The rows that are totals: those a word calls so, and those that are the sum of rows beside them, whatever they are called. */
export const totalsOf = (taking: Taking): Totals => {
  const word = totalsIn(taking);
  const sums = summedRows(additive(taking));
  const byWord = [...(word ? [word] : []), ...plainlyNamed(taking, word?.column)];
  const rest = [...sums].filter((row) => !isNamed(taking, byWord, row));
  const named = [...byWord, ...(rest.length > 0 ? nameRows(taking, new Set(rest)) : [])];
  const rows = new Set(
    [...taking.rows.keys()].filter((row) => isNamed(taking, named, row) || sums.has(row)),
  );
  const unnamed = [...sums].filter((row) => !isNamed(taking, named, row)).length;
  return { named, rows, unnamed };
};
