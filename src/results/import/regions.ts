import type { Column } from "./profile.ts";

/** Does each value of `inner`, within what is already known, lie in one value of `outer`? Share of rows where it does. */
const nestedShare = (inner: Column, outer: Column): number => {
  const first = new Map<string, string>();
  let agreeing = 0;
  for (const [row, text] of inner.texts.entries()) {
    const place = first.get(text);
    if (place === undefined) first.set(text, outer.texts[row]);
    if (place === undefined || place === outer.texts[row]) agreeing++;
  }
  return inner.texts.length === 0 ? 0 : agreeing / inner.texts.length;
};

/**
 * Region columns, widest first: those of fewer values hold those of more, where the data bears it out. A column that holds
 * neither the one before nor the one after is left out and named in `loose`.
 */
export const nestRegions = (columns: readonly Column[]): { nested: Column[]; loose: Column[] } => {
  const ordered = [...columns].sort((a, b) => a.distinct - b.distinct || a.index - b.index);
  const nested: Column[] = [];
  const loose: Column[] = [];
  for (const column of ordered) {
    const outer = nested.at(-1);
    // Names repeat from place to place (every city has a Centre), so that a tenth may seem to lie in several.
    if (outer === undefined || nestedShare(column, outer) >= 0.6) nested.push(column);
    else loose.push(column);
  }
  return { nested, loose };
};
