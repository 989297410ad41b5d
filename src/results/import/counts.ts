import { agreement, type Block, share } from "./arithmetic.ts";
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

/** Registered, issued, valid and rejected. */
export const roleCounts = (taking: Taking, block: Block | undefined): RoleCounts => {
  const registered = take(taking, "registered", isCount);
  const rejected = take(taking, "rejected", isCount);
  const valid = take(taking, "valid", isCount);
  const issued = take(taking, "issued", isCount);
  const blockValid =
    block && !block.parts.some((part) => taking.used.has(part)) ? block.whole : undefined;
  const total = valid[0] ?? blockValid;
  // A total of the candidates alone is of valid votes, whatever its header says.
  return { registered, rejected, valid: total, issued: issued.filter((one) => one !== total) };
};
