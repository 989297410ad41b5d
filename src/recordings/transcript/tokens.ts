import { alike } from "../../lib/fold.ts";
import type { Transcript } from "../../lib/transcript/transcript.ts";

/** A word of a transcript, made comparable, with its time. */
export interface Token {
  key: string;
  text: string;
  from: number;
  to: number;
  cue: number;
}

/** A word as it is compared: compatibility form, lower case, no vowel marks, no punctuation. */
export const wordKey = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[يىكةهۀأإؤ]/g, (letter) => alike[letter] ?? letter);

export const wordsOfText = (text: string): string[] =>
  text.split(/[\s\u2014\u2013]+/u).filter((word) => wordKey(word) !== "");

/** Words of every cue. Where a cue has no times of words, they share its time by their letters. */
export const tokensOf = ({ cues }: Transcript): Token[] =>
  cues.flatMap((cue, number) => {
    if (cue.words.length > 0 && cue.words.every(({ from, to }) => from !== null && to !== null)) {
      return cue.words
        .map(({ text, from, to }) => ({
          key: wordKey(text),
          text,
          from: from ?? 0,
          to: to ?? 0,
          cue: number,
        }))
        .filter(({ key }) => key !== "");
    }
    const words = wordsOfText(cue.text);
    const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
    let before = 0;
    return words.map((text) => {
      const at = (share: number) => cue.from + ((cue.to - cue.from) * share) / letters;
      const token = {
        key: wordKey(text),
        text,
        from: at(before),
        to: at(before + text.length + 1),
        cue: number,
      };
      before += text.length + 1;
      return token;
    });
  });
