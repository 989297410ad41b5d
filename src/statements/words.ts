/** A word of a text as it is compared: folded, without marks that only vary the writing. */
export interface Word {
  /** As written. */
  text: string;
  folded: string;
  /** UTF-16 offset. */
  at: number;
}

const wordPattern = /[\p{L}\p{M}\p{N}\u200C]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Letters that Urdu and Arabic keyboards write differently, diacritics, and apostrophes, made one. */
const foldWord = (word: string): string =>
  word
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[\u064B-\u065F\u0670\u200C\u0640]/gu, "")
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) =>
      String((digit.codePointAt(0) ?? 0) & 0xf),
    );

/** The words of a text, at most `limit`, in order. */
export const wordsOf = (text: string, limit = 200_000): Word[] => {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    if (words.length === limit) break;
    words.push({ text: match[0], folded: foldWord(match[0]), at: match.index });
  }
  return words;
};
