import type { Block } from "./arithmetic.ts";
import type { Column } from "./profile.ts";
import { isCode, isCount, isText, type Taking, take } from "./taking.ts";

/** Votes, and whose they are, in files with a row a candidate. */
export const longColumns = (taking: Taking) => {
  const votes = take(taking, "votes", isCount);
  const candidates = take(taking, "candidate", isText);
  const parties = take(taking, "party", isText);
  return { votes, candidates, parties };
};

/** c1_name, c1_party, c1_votes; c2_name, …: columns that differ in a number alone. */
const inStep = (columns: readonly Column[]): Column[] => {
  const stem = (header: string): string => header.replace(/\d+/, "#");
  const steps = columns.filter(({ header }) => /\d/.test(header));
  const groups = Object.values(Object.groupBy(steps, ({ header }) => stem(header)));
  return (
    groups
      .filter((group) => (group?.length ?? 0) > 1)
      .toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0))[0] ?? []
  );
};

/** Names, parties and votes of candidates who have a column each in a row; undefined where there are none. */
export const stepsOf = (columns: readonly Column[]) => {
  const names = columns.filter(({ header }) => /^\D*\d+\D*name/i.test(header));
  const parties = columns.filter(({ header }) => /^\D*\d+\D*party/i.test(header));
  const votes = columns.filter(({ header, isCount }) => isCount && /^\D*\d+\D*votes/i.test(header));
  const several =
    inStep(votes).length > 1 && (names.length === votes.length || parties.length === votes.length);
  return several ? { names, parties, votes } : undefined;
};

/** The columns of which each is a candidate or party: what adds up to the valid votes, or else every count without a role. */
export const wideCandidates = (
  taking: Taking,
  block: Block | undefined,
  valid: Column | undefined,
): Column[] => {
  if (block && block.whole === valid) return block.parts;
  return taking.columns.filter(
    (column) =>
      !taking.used.has(column) &&
      column.isCount &&
      column.word === undefined &&
      !isCode(column, taking.rows),
  );
};
