import { agreement, type Block, share } from "./arithmetic.ts";
import type { RoleCounts } from "./judge.ts";
import type { Column } from "./profile.ts";

const isWithin = (sum: number, whole: number): boolean => sum <= whole;

/** Issued before the day, in the station and at home may be parts of one figure; what says the same twice is none. */
const areParts = (issued: readonly Column[], registered: Column | undefined): boolean =>
  issued.every((a, i) => issued.slice(i + 1).every((b) => share(agreement([a], [b])) < 0.5)) &&
  (registered === undefined || share(agreement(issued, [registered], isWithin)) >= 0.95);

/**
 * The ballots cast, where several headers say so: the column, or all of them together, that valid and rejected votes make; else
 * all, if they can be parts of one figure, or the first. Added together, voters accredited and votes cast would count twice.
 */
export const issuedOf = (
  { issued, valid, rejected, registered }: RoleCounts,
  block: Block | undefined,
): Column[] => {
  if (issued.length < 2) return issued;
  if (block && issued.includes(block.whole)) return [block.whole];
  const options = [issued, ...issued.map((one) => [one])];
  const known = valid && rejected.length > 0 ? [valid, ...rejected] : [];
  const shares = options.map((option) => (known.length > 0 ? share(agreement(known, option)) : 0));
  const best = Math.max(...shares);
  // Of columns that say the same, the last: what was counted follows who came.
  if (best >= 0.5) return options[shares.lastIndexOf(best)];
  return areParts(issued, registered[0]) ? issued : issued.slice(0, 1);
};
