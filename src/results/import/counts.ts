import { agreement, type Block, share } from "./arithmetic.ts";
import { issuedOf } from "./issued.ts";
import type { RoleCounts } from "./judge.ts";
import type { Column } from "./profile.ts";
import { countsLeft, isCount, type Taking, take } from "./taking.ts";

/** Men and women on the roll, and the column that is their sum. */
export const takeElectors = (taking: Taking): Column[] => {
  const parts = taking.columns.filter(
    (c) =>
      c.isCount &&
      /^(?:fe)?male$|^(?:wo)?men$|^hombres$|^mujeres$|^مرد$|^عورت|^خواتین$/iu.test(c.header),
  );
  if (parts.length < 2) return [];
  const sums = countsLeft(taking).filter(
    (c) => c.isCount && !parts.includes(c) && share(agreement(parts, [c])) > 0.9,
  );
  for (const column of [...parts, ...sums]) taking.used.add(column);
  return sums.slice(0, 1);
};

/** “Lee total” sums “Lee by post” and “Lee on the day”, which stand before it: the parts are then no candidates of their own. */
export const takeParts = (taking: Taking): void => {
  for (const total of taking.columns) {
    const name = /^(.{2,}?)[\s_-]*total$/i.exec(total.header)?.[1];
    if (!name || !total.isCount) continue;
    const parts = taking.columns.filter(
      (column) =>
        column !== total &&
        column.isCount &&
        column.header.startsWith(name) &&
        column.word !== "other",
    );
    if (parts.length < 2 || share(agreement(parts, [total])) < 0.9) continue;
    for (const part of parts) taking.used.add(part);
  }
};

/** Fewer columns than these may sum to another by chance, or be men and women. */
const fewest = 3;

const isWithoutRole = ({ parts, whole }: Block): boolean =>
  parts.length >= fewest && [...parts, whole].every(({ word }) => word === undefined);

/**
 * The total of the candidates. Of several headers that say “valid” it is the one they sum to, for a title may stand above each
 * of them; and where they sum to another column instead (Spain's valid votes hold the blank ones), it is that.
 */
const takeValid = (taking: Taking, block: Block | undefined): Column | undefined => {
  const said = take(taking, "valid", isCount);
  const sums = (one: Column): boolean =>
    block !== undefined && (one === block.whole || share(agreement(block.parts, [one])) >= 0.9);
  const summed = said.find(sums);
  const main = summed ?? (block && isWithoutRole(block) ? block.whole : said[0]);
  for (const other of said)
    if (other !== main && block?.parts.includes(other)) taking.used.delete(other);
  return main;
};

const firstTotal = (columns: readonly Column[]): Column[] =>
  columns.toSorted((a, b) => Number(/total/i.test(b.header)) - Number(/total/i.test(a.header)));

/** What candidates and rejected votes sum to are the ballots, whatever its header says. */
const isBallots = ({ parts, whole }: Block, rejected: readonly Column[]): boolean =>
  (whole.word === undefined || whole.word === "issued") &&
  rejected.length > 0 &&
  rejected.every((column) => parts.includes(column)) &&
  parts.length >= rejected.length + 2;

/** Registered, issued, valid and rejected. */
export const roleCounts = (taking: Taking, block: Block | undefined): RoleCounts => {
  const registered = firstTotal(take(taking, "registered", isCount));
  // “None of the above” is one of the choices where they make the valid votes with it.
  const isChoice = (column: Column): boolean =>
    block?.whole.word === "valid" && block.parts.includes(column);
  const rejected = take(taking, "rejected", (column) => column.isCount && !isChoice(column));
  const valid = takeValid(taking, block);
  const issued = take(taking, "issued", isCount);
  const blockValid =
    block && !block.parts.some((part) => taking.used.has(part)) ? block.whole : undefined;
  const total = valid ?? blockValid;
  const ballots = block && !total && isBallots(block, rejected) ? block.whole : undefined;
  if (ballots) taking.used.add(ballots);
  // A total of the candidates alone is of valid votes, whatever its header says.
  const others = issued.filter((one) => one !== total && one !== ballots);
  const counts = { registered, rejected, valid: total, issued: ballots ? [ballots] : others };
  const cast = issuedOf(counts, block);
  // What is not reckoned with is not understood either, and said to be so.
  for (const column of others) if (!cast.includes(column)) taking.used.delete(column);
  return { ...counts, issued: cast };
};
