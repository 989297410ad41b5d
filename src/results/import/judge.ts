import { agreement, share } from "./arithmetic.ts";
import type { Column } from "./profile.ts";
import type { Totals } from "./totals.ts";

/** The columns found for what stands on every sheet. */
export interface RoleCounts {
  registered: Column[];
  rejected: Column[];
  valid: Column | undefined;
  issued: Column[];
}

const percent = (value: number): string =>
  `${(100 * value).toFixed(value > 0.999 && value < 1 ? 2 : 1)} %`;

const isWithin = (sum: number, whole: number): boolean => sum <= whole;

/** How sure a guess is, and why. */
export interface Judged {
  confidence: number;
  because: string[];
  doubts: string[];
}

/** Do the candidates of wide data sum to the valid votes, or with the rejected to the ballots? */
export const judgeSum = (
  candidates: readonly Column[],
  { valid, rejected, issued }: RoleCounts,
  judged: Judged,
): void => {
  const withRejected = !valid && rejected.length > 0 && issued.length === 1;
  const whole = withRejected ? issued[0] : valid;
  if (!whole) {
    judged.doubts.push(
      "no column of valid votes, so the candidates cannot be checked against a total",
    );
    return;
  }
  const found = agreement(withRejected ? [...candidates, ...rejected] : candidates, [whole]);
  const words = `the candidates${withRejected ? " and the rejected" : ""} sum to “${whole.header}” in ${found.agreeing} of ${found.rows} rows (${percent(share(found))})`;
  if (share(found) >= 0.9) {
    judged.confidence = Math.max(judged.confidence, 0.8 + 0.18 * share(found));
    judged.because.push(words);
  } else judged.doubts.push(words);
};

/** Do valid and rejected make the ballots, and do these stay within the roll? */
export const judgeBallots = (counts: RoleCounts, judged: Judged): void => {
  const { valid, rejected, issued, registered } = counts;
  if (valid && rejected.length > 0 && issued.length > 0) {
    const found = agreement([valid, ...rejected], issued);
    const holds = share(found) >= 0.5;
    (holds ? judged.because : judged.doubts).push(
      `valid and rejected make the ballots issued in ${percent(share(found))} of ${found.rows} rows`,
    );
  }
  const cast = issued.length > 0 ? issued : valid ? [valid, ...rejected] : [];
  if (cast.length > 0 && registered[0]) {
    const found = agreement(cast, [registered[0]], isWithin);
    judged.because.push(
      `ballots stay within “${registered[0].header}” in ${percent(share(found))} of ${found.rows} rows`,
    );
  }
};

/** Where no total is given: do the candidates at least stay within the roll? */
export const judgeUnchecked = (
  parts: readonly Column[],
  counts: RoleCounts,
  judged: Judged,
): void => {
  const [registered] = counts.registered;
  if (counts.valid || !registered || parts.length === 0) return;
  const found = agreement([...parts, ...counts.rejected], [registered], isWithin);
  const words = `candidates and rejected stay within “${registered.header}” in ${percent(share(found))} of ${found.rows} rows`;
  if (share(found) > 0.95) {
    judged.confidence = Math.max(judged.confidence, 0.7);
    judged.because.push(words);
  } else judged.doubts.push(words);
};

export interface LongColumns {
  rows: readonly unknown[];
  /** Columns that name a sheet: contest and station. */
  keys: readonly Column[];
  votes: readonly Column[];
  counts: RoleCounts;
}

/** What the votes of a sheet add up to: the valid ones, or with the rejected the ballots. */
const wholeOf = ({ valid, rejected, issued }: RoleCounts) =>
  valid
    ? { whole: valid, besides: [] }
    : issued.length === 1 && rejected.length > 0
      ? { whole: issued[0], besides: rejected }
      : undefined;

/** In long data a contest's total is checked once for each contest and station. */
export const judgeLong = ({ rows, keys, votes, counts }: LongColumns, judged: Judged): void => {
  const total = wholeOf(counts);
  if (!total || keys.length === 0) return;
  const { whole, besides } = total;
  const sums = new Map<string, { sum: number; whole: number | null | undefined }>();
  const at = (columns: readonly Column[], row: number): number =>
    columns.reduce((sum, { counts }) => sum + (counts[row] ?? 0), 0);
  for (const row of rows.keys()) {
    const key = keys.map(({ texts }) => texts[row]).join("\u0000");
    const known = sums.get(key) ?? { sum: at(besides, row), whole: whole.counts[row] };
    known.sum += at(votes, row);
    sums.set(key, known);
  }
  const agreeing = [...sums.values()].filter((one) => one.sum === one.whole).length;
  const words = `votes${besides.length > 0 ? " and the rejected" : ""} sum to “${whole.header}” in ${agreeing} of ${sums.size} contests (${percent(agreeing / sums.size)})`;
  if (agreeing / sums.size >= 0.9) {
    judged.confidence = Math.max(judged.confidence, 0.8 + (0.18 * agreeing) / sums.size);
    judged.because.push(words);
  } else judged.doubts.push(words);
  if (agreeing / sums.size >= 0.5) judged.confidence = Math.max(judged.confidence, 0.7);
};

/** Rows that sum others are said, and where nothing in them tells them from what they sum they would count twice. */
export const judgeTotals = (judged: Judged, { rows, unnamed }: Totals): Judged => {
  if (rows.size > unnamed)
    judged.because.push(
      `${rows.size - unnamed} rows are totals of others by their name or their sums`,
    );
  if (unnamed === 0) return judged;
  const doubt = `${unnamed} rows are the sum of others and no cell tells which: their votes would count twice`;
  return {
    ...judged,
    confidence: Math.min(judged.confidence, 0.3),
    doubts: [doubt, ...judged.doubts],
  };
};
