import { type Role, roles, type Spans } from "./polnear.ts";

/** Counts of one role. Overlaps are in characters that are not white space. */
export interface Count {
  gold: number;
  found: number;
  exact: number;
  goldTouched: number;
  foundTouched: number;
  goldShare: number;
  foundShare: number;
}

export type Counts = Record<Role, Count>;

const empty = (): Count => ({
  gold: 0,
  found: 0,
  exact: 0,
  goldTouched: 0,
  foundTouched: 0,
  goldShare: 0,
  foundShare: 0,
});

export const emptyCounts = (): Counts => ({ source: empty(), cue: empty(), content: empty() });

const positions = (characters: readonly string[], span: [number, number][]): number[] => {
  const all: number[] = [];
  for (const [start, end] of span)
    for (let at = start; at < end; at += 1) if (/\S/u.test(characters[at] ?? " ")) all.push(at);
  return all;
};

const overlap = (a: readonly number[], b: ReadonlySet<number>): number =>
  a.reduce((sum, at) => sum + (b.has(at) ? 1 : 0), 0);

const touched = (mine: number[][], theirs: number[][]): { any: number; share: number } => {
  const sets = theirs.map((one) => new Set(one));
  let any = 0;
  let share = 0;
  for (const one of mine) {
    const best = Math.max(0, ...sets.map((set) => overlap(one, set)));
    if (best > 0) any += 1;
    share += one.length === 0 ? 0 : best / one.length;
  }
  return { any, share };
};

const unique = (spans: number[][]): Map<string, number[]> =>
  new Map(spans.filter(({ length }) => length > 0).map((one) => [one.join(","), one]));

/** Adds a document. A span matches exactly when it holds the same characters, white space apart. */
export const addDocument = (counts: Counts, text: string, gold: Spans, found: Spans): void => {
  const characters = Array.from(text);
  for (const role of roles) {
    const count = counts[role];
    const golds = unique(gold[role].map((span) => positions(characters, span)));
    const founds = unique(found[role].map((span) => positions(characters, span)));
    count.gold += golds.size;
    count.found += founds.size;
    for (const key of founds.keys()) if (golds.has(key)) count.exact += 1;
    const ofGold = touched([...golds.values()], [...founds.values()]);
    const ofFound = touched([...founds.values()], [...golds.values()]);
    count.goldTouched += ofGold.any;
    count.goldShare += ofGold.share;
    count.foundTouched += ofFound.any;
    count.foundShare += ofFound.share;
  }
};

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

export const scoreOf = (hits: { found: number; gold: number }, of: Count): Score => {
  const precision = of.found === 0 ? 0 : hits.found / of.found;
  const recall = of.gold === 0 ? 0 : hits.gold / of.gold;
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
};

/** Exact spans; any overlap; and the share of characters in common (soft precision and recall). */
export const scores = (count: Count) => ({
  exact: scoreOf({ found: count.exact, gold: count.exact }, count),
  overlap: scoreOf({ found: count.foundTouched, gold: count.goldTouched }, count),
  soft: scoreOf({ found: count.foundShare, gold: count.goldShare }, count),
});
