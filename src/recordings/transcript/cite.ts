import { editDistance } from "../../lib/suggest.ts";
import type { Transcript } from "../../lib/transcript/transcript.ts";
import { type Token, tokensOf, wordKey, wordsOfText } from "./tokens.ts";

/** A quotation tied to the seconds in which its words are heard. */
export interface Citation {
  from: number;
  to: number;
  /** W3C Media Fragments URI 1.0, temporal: `#t=12.4,19.8`. */
  fragment: string;
  /** Share of the quotation's words that stand in the transcript, in order; 0 to 1. */
  agreement: number;
  /** What the transcript says there, word for word. */
  heard: string;
  /** Words quoted that are not heard. */
  missing: string[];
  /** Words heard inside the span that the quotation leaves out or writes otherwise. */
  leftOut: string[];
  /** Up to 25 words on either side: what the quotation does not show. */
  before: string;
  after: string;
}

/** A quoted word that is not heard. */
const UNHEARD = -0.6;
/** Heard words that the quotation leaves out: dear to begin, cheap to go on, for quotations skip whole clauses. */
const SKIP = -0.5;
const SKIP_ON = -0.08;
const MISMATCH = -0.8;
const CONTEXT = 25;
/** Least agreement for a citation: below it, the words are those of another sentence. */
const LEAST = 0.5;

/** 1 for the same word, less for a near spelling, below 0 for another word. */
const similarity = (() => {
  const known = new Map<string, number>();
  return (a: string, b: string): number => {
    if (a === b) return 1;
    const longer = Math.max(a.length, b.length);
    if (Math.abs(a.length - b.length) > longer / 3 || longer < 4) return MISMATCH;
    const pair = `${a}\n${b}`;
    const cached = known.get(pair);
    if (cached !== undefined) return cached;
    const far = editDistance(a, b) / longer;
    const value = far <= 0.34 ? 1 - far : MISMATCH;
    if (known.size > 200_000) known.clear();
    known.set(pair, value);
    return value;
  };
})();

type Scores = Float32Array;

/** A column more of the alignment: the best that ends at this token, and the best that ends in skipping it. */
const advance = (quote: string[], key: string, before: { best: Scores; skip: Scores }) => {
  const best = new Float32Array(quote.length + 1);
  const skip = new Float32Array(quote.length + 1).fill(Number.NEGATIVE_INFINITY);
  for (let i = 1; i <= quote.length; i++) {
    skip[i] = Math.max(before.best[i] + SKIP, before.skip[i] + SKIP_ON);
    best[i] = Math.max(
      0,
      before.best[i - 1] + similarity(quote[i - 1], key),
      best[i - 1] + UNHEARD,
      skip[i],
    );
  }
  return { best, skip };
};

const start = (quote: string[]) => ({
  best: new Float32Array(quote.length + 1),
  skip: new Float32Array(quote.length + 1).fill(Number.NEGATIVE_INFINITY),
});

/** The token at which the best alignment ends; -1 where no word is like any. */
const bestEnd = (quote: string[], tokens: Token[]): number => {
  let column = start(quote);
  let [most, end] = [0, -1];
  for (const [j, { key }] of tokens.entries()) {
    column = advance(quote, key, column);
    for (const score of column.best) if (score > most) [most, end] = [score, j];
  }
  return end;
};

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-4;

/** Pairs of quoted word and token, in order, of the best alignment that ends at the last of `tokens`. */
const pairsEndingAtLast = (quote: string[], tokens: Token[]): [number, number][] => {
  const columns = [start(quote)];
  for (const { key } of tokens) columns.push(advance(quote, key, columns[columns.length - 1]));
  let j = tokens.length;
  let i = columns[j].best.indexOf(Math.max(...columns[j].best));
  const pairs: [number, number][] = [];
  let skipping = false;
  while (j > 0 && i > 0 && (skipping || columns[j].best[i] > 0)) {
    const [now, before] = [columns[j], columns[j - 1]];
    const like = similarity(quote[i - 1], tokens[j - 1].key);
    if (skipping || near(now.best[i], now.skip[i])) {
      skipping = !near(now.skip[i], before.best[i] + SKIP);
      j--;
    } else if (near(now.best[i], before.best[i - 1] + like)) {
      if (like > 0) pairs.push([i - 1, j - 1]);
      i--;
      j--;
    } else i--;
  }
  return pairs.reverse();
};

/** Tokens in which an alignment can lie, for each word quoted and beyond: more are never skipped. */
const REACH = 14;

/**
 * Local alignment by words (Smith and Waterman, 1981, with Gotoh's gaps of 1982 for what is left out). Memory does not
 * grow with the transcript: one pass finds where it ends, another goes back from there.
 */
const align = (quote: string[], tokens: Token[]): [number, number][] => {
  const end = bestEnd(quote, tokens);
  const first = Math.max(0, end + 1 - REACH * (quote.length + 1));
  const pairs = pairsEndingAtLast(quote, tokens.slice(first, end + 1));
  return pairs.map(([i, j]) => [i, j + first]);
};

const MAX_QUOTE = 400;
const round = (value: number): number => Number(value.toFixed(2));

const textOf = (tokens: Token[]): string => tokens.map(({ text }) => text.trim()).join(" ");

/**
 * The place of a transcript that says what a quotation says, or undefined where less than half of its words stand
 * together. Spelling, case, vowel marks and Urdu's double letters do not matter; `…` in the quotation may stand
 * for words left out. Written for quotations of up to 400 words.
 */
export const citeQuotation = (quotation: string, transcript: Transcript): Citation | undefined => {
  const words = wordsOfText(quotation).slice(0, MAX_QUOTE);
  const tokens = tokensOf(transcript);
  if (words.length === 0 || tokens.length === 0) return undefined;
  const pairs = align(words.map(wordKey), tokens);
  const agreement = pairs.length / words.length;
  if (agreement < LEAST) return undefined;
  const first = pairs[0][1];
  const last = pairs[pairs.length - 1][1];
  const quoted = new Set(pairs.map(([i]) => i));
  const heard = new Set(pairs.map(([, j]) => j));
  const from = round(tokens[first].from);
  const to = round(
    Math.max(tokens[first].from, ...tokens.slice(first, last + 1).map(({ to }) => to)),
  );
  return {
    from,
    to,
    fragment: `#t=${from},${to}`,
    agreement: Number(agreement.toFixed(3)),
    heard: textOf(tokens.slice(first, last + 1)),
    missing: words.filter((_, i) => !quoted.has(i)),
    leftOut: tokens
      .slice(first, last + 1)
      .filter((_, i) => !heard.has(first + i))
      .map(({ text }) => text.trim()),
    before: textOf(tokens.slice(Math.max(0, first - CONTEXT), first)),
    after: textOf(tokens.slice(last + 1, last + 1 + CONTEXT)),
  };
};
