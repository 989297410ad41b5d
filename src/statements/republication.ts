import type { RepeatedText } from "../model/statement.ts";
import { wordsOf } from "./words.ts";

/** A text that may repeat another. */
export interface Publication {
  /** Exhibit or address, as statements have it in their target. */
  source: string;
  text: string;
  /** Day it states (ISO 8601), if it does. */
  published?: string;
}

/** Words in a sequence; eight in a row are seldom the same by chance, and a quote alone does not make a text. */
const width = 8;
const republishedFrom = 0.75;
const derivedFrom = 0.3;
const mostHolders = 50;

const hashWord = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Hashes of each sequence of eight words (w-shingling, Broder 1997). */
const shinglesOf = (text: string): Set<number> => {
  const hashes = wordsOf(text).map(({ folded }) => hashWord(folded));
  const shingles = new Set<number>();
  for (let at = 0; at + width <= hashes.length; at += 1) {
    let hash = 17;
    for (let next = at; next < at + width; next += 1)
      hash = (Math.imul(hash, 0x9e3779b1) + (hashes[next] ?? 0)) >>> 0;
    shingles.add(hash);
  }
  return shingles;
};

interface Shingled {
  publication: Publication;
  shingles: Set<number>;
  index: number;
}

/** Which came first: by stated day, else the one with more text, else the one given first. */
const isBefore = (a: Shingled, b: Shingled): boolean => {
  const { published: one } = a.publication;
  const { published: other } = b.publication;
  if (one !== undefined && other !== undefined && one !== other) return one < other;
  if (a.shingles.size !== b.shingles.size) return a.shingles.size > b.shingles.size;
  return a.index < b.index;
};

/** How many shingles each pair shares, through an index of shingles: no pair that shares none is looked at. */
const sharedCounts = (texts: readonly Shingled[]): Map<string, number> => {
  const holders = new Map<number, number[]>();
  const counts = new Map<string, number>();
  for (const { shingles, index } of texts)
    for (const shingle of shingles) {
      const earlier = holders.get(shingle) ?? [];
      // A phrase in very many texts is a formula, not a trace.
      if (earlier.length >= mostHolders) continue;
      for (const other of earlier) {
        const pair = `${other} ${index}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
      if (earlier.push(index) === 1) holders.set(shingle, earlier);
    }
  return counts;
};

const describe = (share: number, later: Shingled, first: Shingled): string => {
  const percent = Math.floor(share * 100);
  const [shorter, longer] =
    later.shingles.size <= first.shingles.size ? [later, first] : [first, later];
  const days =
    later.publication.published !== undefined && first.publication.published !== undefined
      ? ` (${first.publication.published}, ${later.publication.published})`
      : "; which came first is not stated";
  return `${percent} per cent of the sequences of ${width} words in ${shorter.publication.source} stand in ${longer.publication.source} too${days}`;
};

/**
 * Texts that repeat another, each with the one it repeats most. Where the day is not stated the longer counts as the
 * first; `reason` says so.
 */
export const findRepeats = (publications: readonly Publication[]): RepeatedText[] => {
  const texts = publications.map((publication, index) => ({
    publication,
    index,
    shingles: shinglesOf(publication.text),
  }));
  const best = new Map<number, RepeatedText>();
  for (const [pair, shared] of sharedCounts(texts)) {
    const [one, other] = pair.split(" ").map((index) => texts[Number(index)]);
    const [first, later] = isBefore(one, other) ? [one, other] : [other, one];
    const share = shared / Math.min(first.shingles.size, later.shingles.size);
    if (share < derivedFrom || share <= (best.get(later.index)?.share ?? 0)) continue;
    best.set(later.index, {
      source: later.publication.source,
      from: first.publication.source,
      share,
      kind: share >= republishedFrom ? "republished" : "derived",
      reason: describe(share, later, first),
    });
  }
  return [...best].toSorted(([a], [b]) => a - b).map(([, repeat]) => repeat);
};
