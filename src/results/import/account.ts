import { agreement, share } from "./arithmetic.ts";
import type { RoleCounts } from "./judge.ts";
import type { Column } from "./profile.ts";
import { countsLeft, type Taking } from "./taking.ts";

/** Sums that hold in fewer rows may hold by chance. */
const FEWEST_ROWS = 5;

const holdsIn = ({ rows, agreeing }: { rows: number; agreeing: number }): boolean =>
  rows >= FEWEST_ROWS && share({ rows, agreeing }) >= 0.98;

const isZero = ({ counts }: Column): boolean => counts.every((count) => !count);

const total = ({ counts }: Column): number =>
  counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);

/** Two columns of which one with the valid votes makes the other: the rejected votes, and the ballots. */
const ballotsBy = (valid: Column, left: readonly Column[]) => {
  for (const issued of left)
    for (const rejected of left)
      if (
        issued !== rejected &&
        !isZero(rejected) &&
        total(rejected) < total(valid) &&
        holdsIn(agreement([valid, rejected], [issued]))
      )
        return { issued, rejected };
  return undefined;
};

/** The one column that the ballots stay within on every row, and are short of on most. */
const rollBy = (ballots: Column, left: readonly Column[]): Column | undefined => {
  const roomy = left.filter(
    (column) =>
      holdsIn(agreement([ballots], [column], (cast, roll) => cast <= roll)) &&
      share(agreement([ballots], [column], (cast, roll) => cast < roll && roll < 20 * cast)) > 0.5,
  );
  return roomy.length === 1 ? roomy[0] : undefined;
};

/**
 * Where the candidates sum to the valid votes and no header says which columns are rejected votes, ballots and voters on the roll:
 * those the arithmetic of every sheet makes them. Gives what it found, to be said as not settled.
 */
export const accountBySums = (
  taking: Taking,
  counts: RoleCounts,
  candidates: readonly Column[],
): Column[] => {
  const { valid, rejected, issued, registered } = counts;
  if (!valid || candidates.length === 0) return [];
  const left = () =>
    countsLeft(taking).filter(
      (column) => column.isCount && column.word === undefined && !candidates.includes(column),
    );
  const found: Column[] = [];
  const give = (column: Column, to: Column[]): void => {
    to.push(column);
    taking.used.add(column);
    found.push(column);
  };
  const sums = rejected.length + issued.length === 0 ? ballotsBy(valid, left()) : undefined;
  if (sums) {
    give(sums.rejected, rejected);
    give(sums.issued, issued);
  }
  const roll = registered.length === 0 ? rollBy(issued[0] ?? valid, left()) : undefined;
  if (roll) give(roll, registered);
  return found;
};
