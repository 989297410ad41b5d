import type { Column } from "./profile.ts";

/** Fewer columns than these agree by chance. */
const fewestColumns = 3;
/** A province holds districts, which hold municipalities, which hold stations. */
const mostLevels = 4;
/** Share of the rows that must be sums or summed: a pair of small stations may add up to a third. */
const leastCovered = 0.6;

type Counts = readonly number[];

const keyOf = (counts: Counts): string => counts.join(",");
const plus = (a: Counts, b: Counts, sign: 1 | -1 = 1): number[] => a.map((n, i) => n + sign * b[i]);
const isNone = (counts: Counts): boolean => counts.every((count) => count === 0);

/** A row that is the sum of those before it, and where they begin. */
interface Sum {
  at: number;
  from: number;
}

/** Rows that are the sum of two or more just before them, in this order. */
const sumsOfBefore = (rows: readonly Counts[]): Sum[] => {
  const sums: Sum[] = [];
  const starts = new Map<string, number>();
  let before = (rows[0] ?? []).map(() => 0);
  for (const [at, counts] of rows.entries()) {
    const from = isNone(counts) ? undefined : starts.get(keyOf(plus(before, counts, -1)));
    if (from !== undefined && at - from > 1) sums.push({ at, from });
    starts.set(keyOf(before), at);
    before = plus(before, counts);
  }
  return sums;
};

/** The same of the rows after them: totals stand above as often as below. */
const sumsOfAfter = (rows: readonly Counts[]): Sum[] => {
  const last = rows.length - 1;
  return sumsOfBefore(rows.toReversed()).map(({ at, from }) => ({
    at: last - at,
    from: last - from,
  }));
};

/**
 * Rows that are the sum of a run of rows beside them in every one of `columns`, level by level: districts first, then the province
 * that sums the same stations. Empty where they and what they sum are but a few of the rows.
 */
export const summedRows = (columns: readonly Column[]): Set<number> => {
  const found = new Set<number>();
  if (columns.length < fewestColumns) return found;
  const all = columns[0].counts.map((_, row) => columns.map(({ counts }) => counts[row] ?? 0));
  const covered = new Set<number>();
  for (let level = 0; level < mostLevels; level++) {
    const left = [...all.keys()].filter((row) => !found.has(row));
    const rows = left.map((row) => all[row]);
    const sums = [...sumsOfBefore(rows), ...sumsOfAfter(rows)];
    if (sums.length === 0) break;
    for (const { at, from } of sums) {
      found.add(left[at]);
      for (let i = Math.min(at, from); i <= Math.max(at, from) && i < left.length; i++)
        covered.add(left[i]);
    }
  }
  return covered.size >= leastCovered * all.length ? found : new Set();
};
