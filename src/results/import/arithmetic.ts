import type { Column } from "./profile.ts";

/** How often a sum holds in the rows where all of it is given. */
export interface Agreement {
  rows: number;
  agreeing: number;
}

export const share = ({ rows, agreeing }: Agreement): number => (rows === 0 ? 0 : agreeing / rows);

const sumAt = (columns: readonly Column[], row: number): number | undefined => {
  let sum = 0;
  for (const { counts } of columns) {
    const count = counts[row];
    if (typeof count !== "number") return undefined;
    sum += count;
  }
  return sum;
};

/** In how many rows `parts` sum to `whole` (or stay within it). */
export const agreement = (
  parts: readonly Column[],
  whole: readonly Column[],
  holds: (sum: number, whole: number) => boolean = (sum, total) => sum === total,
): Agreement => {
  let rows = 0;
  let agreeing = 0;
  for (let row = 0; row < (parts[0]?.counts.length ?? 0); row++) {
    const sum = sumAt(parts, row);
    const total = sumAt(whole, row);
    if (sum === undefined || total === undefined || total === 0) continue;
    rows++;
    if (holds(sum, total)) agreeing++;
  }
  return { rows, agreeing };
};

export interface Block {
  parts: Column[];
  whole: Column;
  found: Agreement;
}

/** Rows looked at when every run of columns is tried against every other column. */
const tried = 400;

const cut = (column: Column): Column => ({ ...column, counts: column.counts.slice(0, tried) });

/** Columns whose header says what else they are make a poor list of candidates; several that say “valid” stand under one title. */
const unnamed = ({ parts }: Block): number => {
  const isTitle = parts.filter(({ word }) => word === "valid").length > 1;
  return parts.filter(
    ({ word }) => word === undefined || word === "votes" || (isTitle && word === "valid"),
  ).length;
};

const totalOf = ({ counts }: Column): number =>
  counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);

/**
 * Candidates make the valid votes, which with the invalid ones make the ballots, which with the abstentions make the roll: is
 * `inner` the sum that `outer` is made of? Too small a part is of reasons why ballots are invalid.
 */
const isWithin = (inner: Block, outer: Block): boolean =>
  outer.parts.includes(inner.whole) &&
  inner.whole.word !== "rejected" &&
  totalOf(inner.whole) * 8 > totalOf(outer.whole);

const better = (a: Block | undefined, b: Block): Block => {
  if (!a || isWithin(b, a)) return b;
  if (isWithin(a, b)) return a;
  const gain = share(b.found) - share(a.found);
  const more = unnamed(b) - unnamed(a) || a.parts.length - b.parts.length;
  return gain > 0.02 || (gain > -0.02 && more > 0) ? b : a;
};

/**
 * The longest run of neighbouring count columns that sums to another column in nearly every row: candidates, and the
 * total of their votes, whatever language the headers are in. Undefined where no such total is in the data.
 */
export const findSummedBlock = (columns: readonly Column[]): Block | undefined => {
  const counts = columns.filter(({ isCount }) => isCount);
  let best: Block | undefined;
  for (const whole of counts) {
    const shortWhole = cut(whole);
    for (let first = 0; first < counts.length; first++) {
      const run: Column[] = [];
      for (let last = first; last < counts.length && counts[last] !== whole; last++) {
        run.push(cut(counts[last]));
        if (run.length < 2) continue;
        const found = agreement(run, [shortWhole]);
        if (found.rows < 3 || share(found) < 0.9) continue;
        best = better(best, { parts: counts.slice(first, last + 1), whole, found });
      }
    }
  }
  return best && { ...best, found: agreement(best.parts, [best.whole]) };
};
