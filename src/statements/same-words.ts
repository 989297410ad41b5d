import { alignQuote, type Drift } from "./drift.ts";
import { type Word, wordsOf } from "./words.ts";

/** A text made ready to find quotes in. */
export interface Searchable {
  text: string;
  words: readonly Word[];
  /** Where each run of three words starts, by the words. */
  runs: ReadonlyMap<string, readonly number[]>;
}

const run = 3;
/** A run of words that stands in very many places tells none apart. */
const maxPlaces = 200;
/** Below this share of common words it is another quote, not the same one changed. */
const same = 0.5;

const runAt = (words: readonly Word[], at: number): string =>
  words
    .slice(at, at + run)
    .map(({ folded }) => folded)
    .join(" ");

/** Indexes a text once, in time linear in it, for {@link findSameWords}. */
export const searchable = (text: string): Searchable => {
  const words = wordsOf(text);
  const runs = new Map<string, number[]>();
  for (let at = 0; at + run <= words.length; at += 1) {
    const key = runAt(words, at);
    const places = runs.get(key);
    if (places === undefined) runs.set(key, [at]);
    else if (places.length < maxPlaces) places.push(at);
  }
  return { text, words, runs };
};

/** First word of the stretch in which most of the quote's runs stand; undefined where none does. */
const likelyStart = (quote: readonly Word[], { runs }: Searchable): number | undefined => {
  const votes = new Map<number, number>();
  const room = Math.max(quote.length, run);
  for (let at = 0; at + run <= quote.length; at += 1)
    for (const place of runs.get(runAt(quote, at)) ?? []) {
      const bucket = Math.floor(Math.max(0, place - at) / room);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
    }
  let best: number | undefined;
  for (const [bucket, count] of votes) {
    const most = best === undefined ? 0 : (votes.get(best) ?? 0);
    if (count > most || (count === most && bucket < (best ?? bucket))) best = bucket;
  }
  return best === undefined ? undefined : best * room;
};

/**
 * The same quote in another text, found by runs of three words and then set beside it word by word; undefined where
 * fewer than half of its words stand there in order. Offsets are those of the whole other text. Both in one language.
 */
export const findSameWords = (quote: string, other: Searchable): Drift | undefined => {
  const words = wordsOf(quote, 500);
  const likely = likelyStart(words, other);
  if (likely === undefined) return undefined;
  const first = Math.max(0, likely - words.length);
  const last = Math.min(other.words.length, likely + 4 * words.length) - 1;
  const start = other.words[first].at;
  const end = other.words[last].at + other.words[last].text.length;
  const drift = alignQuote(quote, other.text.slice(start, end));
  if (drift.faithful < same) return undefined;
  return { ...drift, start: start + drift.start, end: start + drift.end };
};
