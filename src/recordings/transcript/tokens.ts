import { searchKey } from "../../lib/fold.ts";
import type { Transcript } from "../../lib/transcript/transcript.ts";

/** A word of a transcript, made comparable, with its time. */
export interface Token {
  key: string;
  text: string;
  from: number;
  to: number;
  cue: number;
}

/** A word as it is compared: as it would be searched, without punctuation. */
export const wordKey = (word: string): string => searchKey(word).replace(/[^\p{L}\p{N}]/gu, "");

export const wordsOfText = (text: string): string[] =>
  text.split(/[\s\u2014\u2013]+/u).filter((word) => wordKey(word) !== "");

interface Timed {
  text: string;
  from: number | null;
  to: number | null;
}

/** Words that share a stretch of time by their letters. */
const sharing = (words: string[], from: number, to: number): Timed[] => {
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
  let before = 0;
  return words.map((text) => {
    const at = (letter: number) => from + ((to - from) * letter) / letters;
    const timed = { text, from: at(before), to: at(before + text.length + 1) };
    before += text.length + 1;
    return timed;
  });
};

const isTimed = ({ from, to }: Timed): boolean => from !== null && to !== null;

/** Words of which some have no time, as numbers in WhisperX: these share what lies between those that have one. */
const filled = (words: Timed[], from: number, to: number): Timed[] => {
  const out: Timed[] = [];
  let end = from;
  let waiting: string[] = [];
  const share = (until: number) => {
    for (const word of sharing(waiting, end, Math.max(end, until))) out.push(word);
    waiting = [];
  };
  for (const word of words) {
    if (!isTimed(word)) {
      waiting.push(word.text);
      continue;
    }
    share(word.from ?? end);
    out.push(word);
    end = word.to ?? end;
  }
  share(to);
  return out;
};

/** Words of every cue. Where a cue has no times of words, they share its time by their letters. */
export const tokensOf = ({ cues }: Transcript): Token[] =>
  cues.flatMap(({ from, to, text, words }, cue) => {
    const timed = words.some(isTimed)
      ? filled(words, from, to)
      : sharing(wordsOfText(text), from, to);
    return timed
      .map((word) => ({
        key: wordKey(word.text),
        text: word.text,
        from: word.from ?? 0,
        to: word.to ?? 0,
        cue,
      }))
      .filter(({ key }) => key !== "");
  });
