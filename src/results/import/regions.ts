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

type Chain = { nested: Column[]; loose: Column[] };

const chainFrom = (columns: readonly Column[]): Chain => {
  const chain: Chain = { nested: [], loose: [] };
  for (const column of columns) {
    const outer = chain.nested.at(-1);
    // Names repeat from place to place (every city has a Centre), so that a tenth may seem to lie in several.
    if (outer === undefined || nestedShare(column, outer) >= 0.6) chain.nested.push(column);
    else chain.loose.push(column);
  }
  return chain;
};

/**
 * Region columns, widest first: those of fewer values hold those of more, where the data bears it out. A column that holds
 * neither the one before nor the one after is left out and named in `loose`: so is one of few values that repeat everywhere
 * (a 1st constituency in each department), if without it more of the others nest.
 */
export const nestRegions = (columns: readonly Column[]): Chain => {
  const ordered = [...columns].sort((a, b) => a.distinct - b.distinct || a.index - b.index);
  const chains = ordered.map((_, start): Chain => {
    const { nested, loose } = chainFrom(ordered.slice(start));
    return { nested, loose: [...ordered.slice(0, start), ...loose] };
  });
  return chains.reduce<Chain>(
    (best, next) => {
      const longer = next.nested.length - best.nested.length;
      const sooner = longer === 0 && (next.nested[0]?.index ?? 0) < (best.nested[0]?.index ?? 0);
      return longer > 0 || sooner ? next : best;
    },
    { nested: [], loose: [] },
  );
};
