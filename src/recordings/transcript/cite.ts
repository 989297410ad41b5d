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

const GAP = -0.6;
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

interface Alignment {
  score: number;
  /** Pairs of quoted word and transcript word, in order. */
  pairs: [number, number][];
}

/** Smith and Waterman's local alignment, by words. */
const align = (quote: string[], tokens: Token[]): Alignment => {
  const width = tokens.length + 1;
  const scores = new Float32Array((quote.length + 1) * width);
  let best = 0;
  let bestAt = 0;
  for (let i = 1; i <= quote.length; i++) {
    for (let j = 1; j < width; j++) {
      const at = i * width + j;
      const score = Math.max(
        0,
        scores[at - width - 1] + similarity(quote[i - 1], tokens[j - 1].key),
        scores[at - width] + GAP,
        scores[at - 1] + GAP,
      );
      scores[at] = score;
      if (score > best) {
        best = score;
        bestAt = at;
      }
    }
  }
  const pairs: [number, number][] = [];
  for (let at = bestAt; scores[at] > 0; ) {
    const i = Math.floor(at / width);
    const j = at % width;
    const like = similarity(quote[i - 1], tokens[j - 1].key);
    if (Math.abs(scores[at] - (scores[at - width - 1] + like)) < 1e-4) {
      if (like > 0) pairs.push([i - 1, j - 1]);
      at -= width + 1;
    } else if (Math.abs(scores[at] - (scores[at - width] + GAP)) < 1e-4) at -= width;
    else at -= 1;
  }
  return { score: best, pairs: pairs.reverse() };
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
  const { pairs } = align(words.map(wordKey), tokens);
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
