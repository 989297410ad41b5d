import { agreement, type Block, share } from "./arithmetic.ts";
import type { RoleCounts } from "./judge.ts";
import type { Column } from "./profile.ts";
import { isCode, isCount, isText, type Taking, take } from "./taking.ts";

const isSumOf = (whole: Column, parts: readonly Column[]): boolean =>
  parts.length > 1 && share(agreement(parts, [whole])) > 0.9;

/** Of several columns of votes the one that sums the others (general and postal votes, say), or else the first. */
const mainVotes = (votes: readonly Column[]): Column[] => {
  const sum = votes.find((one) =>
    isSumOf(
      one,
      votes.filter((other) => other !== one),
    ),
  );
  return sum ? [sum] : votes.slice(0, 1);
};

/** “Total votes” beside a candidate's name are the candidate's, if they differ from row to row. */
const totalAsVotes = (taking: Taking): Column[] =>
  take(taking, "issued", (column) => column.isCount && column.distinct * 2 > taking.rows.length);

/** Votes, and whose they are, in files with a row a candidate. */
export const longColumns = (taking: Taking) => {
  const votes = take(taking, "votes", isCount);
  const candidates = take(taking, "candidate", isText).slice(0, 1);
  const parties = take(taking, "party", isText).slice(-1);
  const total = votes.length === 0 && candidates.length > 0 ? totalAsVotes(taking) : votes;
  return { votes: mainVotes(total), candidates, parties };
};

/** The columns of which each is a candidate or party: what adds up to the valid votes, or else every count without a role. */
export const wideCandidates = (
  taking: Taking,
  block: Block | undefined,
  { valid, issued, rejected }: RoleCounts,
): Column[] => {
  if (block && block.whole === valid) return block.parts;
  if (block && issued.includes(block.whole) && rejected.some((one) => block.parts.includes(one)))
    return block.parts.filter((part) => !taking.used.has(part));
  return taking.columns.filter(
    (column) =>
      !taking.used.has(column) &&
      column.isCount &&
      (column.word === undefined || column.word === "votes") &&
      !isCode(column, taking.rows),
  );
};
