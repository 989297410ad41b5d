import { agreement, type Block, share } from "./arithmetic.ts";
import type { RoleCounts } from "./judge.ts";
import type { Column } from "./profile.ts";
import { isCode, isCount, isText, type Taking, take } from "./taking.ts";
import { roleOfHeader } from "./vocabulary.ts";

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

/** “Candidate poll votes count”: a header that speaks of candidates stands above their votes, if one does alone. */
const candidateVotes = (taking: Taking): Column[] => {
  const found = taking.columns.filter(
    (column) =>
      !taking.used.has(column) &&
      column.isCount &&
      roleOfHeader(column.header) === "candidate" &&
      /vot(?:e|o|i)|voix|stimm/i.test(column.header),
  );
  if (found.length !== 1) return [];
  taking.used.add(found[0]);
  return found;
};

/** Of “EVM votes”, “postal votes” and “total votes” the last, which may say of itself that it is of ballots. */
const withTotal = (taking: Taking, votes: readonly Column[]): Column[] => {
  if (votes.length < 2) return [...votes];
  const sum = taking.columns.find(
    (column) => column.word === "issued" && column.isCount && isSumOf(column, votes),
  );
  if (sum) taking.used.add(sum);
  return sum ? [sum, ...votes] : [...votes];
};

/** Votes, and whose they are, in files with a row a candidate. */
export const longColumns = (taking: Taking) => {
  const votes = take(taking, "votes", isCount);
  const candidates = take(taking, "candidate", isText).slice(0, 1);
  const parties = take(taking, "party", isText).slice(-1);
  if (candidates.length === 0 || votes.length > 0)
    return { votes: mainVotes(withTotal(taking, votes)), candidates, parties };
  const own = candidateVotes(taking);
  return { votes: mainVotes(own.length > 0 ? own : totalAsVotes(taking)), candidates, parties };
};

const placeWords: ReadonlySet<string | undefined> = new Set(["contest", "station", "region"]);

/** A number that stands among the names of places is a code of one (UBIGEO), if votes follow after them. */
const amongVotes = (taking: Taking, found: Column[]): Column[] => {
  const places = taking.columns.filter(
    ({ word, distinct }) => placeWords.has(word) && distinct > 0,
  );
  const last = Math.max(-1, ...places.map(({ index }) => index));
  const after = found.filter(({ index }) => index > last);
  return after.length > 1 ? after : found;
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
  return amongVotes(
    taking,
    taking.columns.filter(
      (column) =>
        !taking.used.has(column) &&
        column.isCount &&
        (column.word === undefined || column.word === "votes") &&
        !isCode(column, taking.rows),
    ),
  );
};
