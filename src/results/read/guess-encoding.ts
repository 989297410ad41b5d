import { guessLatin, type LatinCodePage } from "./latin-code-pages.ts";
import { guessTwoByte, type TwoByteEncoding } from "./two-byte-encodings.ts";

/** One-byte encodings, one a script. The first is kept where nothing speaks for another. */
const candidates = [
  "windows-1252",
  "windows-1251",
  "windows-1256",
  "windows-1253",
  "windows-874",
] as const;

type OneByte = (typeof candidates)[number];

const script: Record<OneByte, RegExp> = {
  "windows-1252": /^\p{Script=Latin}+$/u,
  "windows-1251": /^\p{Script=Cyrillic}+$/u,
  "windows-1256": /^\p{Script=Arabic}+$/u,
  // Final sigma stands at the end of words: Cyrillic in this code page has it anywhere.
  "windows-1253": /^(?:(?!ς\p{L})\p{Script=Greek})+$/u,
  "windows-874": /^\p{Script=Thai}+$/u,
};

/** Greek, Cyrillic and Arabic share their bytes; what is a vowel of one, or an everyday letter of Arabic, is seldom one of another. */
const everyday: Partial<Record<OneByte, RegExp>> = {
  "windows-1251": /[аеёиоуыэюяіїєўъ]/giu,
  "windows-1253": /[αεηιουωάέήίόύώϊϋΐΰ]/giu,
  "windows-1256": /[اويىیهلمنر]/gu,
};

/** Has a word long enough to tell as many of them as can be spoken? */
const isSaid = (word: string, encoding: OneByte): boolean => {
  const pattern = everyday[encoding];
  if (!pattern || word.length < 5) return true;
  const share = (word.match(pattern)?.length ?? 0) / word.length;
  return share >= 0.2 && (share <= 0.75 || encoding === "windows-1256");
};

/** Lower, UPPER or Title: letters of a wrong code page come out in a jumble of cases. */
const isOneCase = (word: string): boolean =>
  word === word.toLowerCase() ||
  word === word.toUpperCase() ||
  word.slice(1) === word.slice(1).toLowerCase();

interface Score {
  encoding: OneByte;
  /** Letters in words that fit the script, less those in words that do not. */
  sum: number;
  /** Those letters, and signs that a result sheet has no use for. */
  all: number;
}

const score = (sample: Uint8Array, encoding: OneByte): Score => {
  const text = new TextDecoder(encoding).decode(sample);
  const words = text.match(/\p{L}+/gu) ?? [];
  let sum = 0;
  let all = text.match(/(?![\s№«»“”„‘’–—°ªº€])[^\p{L}\p{M}\p{ASCII}]/gu)?.length ?? 0;
  for (const word of words) {
    // oxlint-disable-next-line no-control-regex -- a word of ASCII alone reads the same in all of them
    if (/^[\x00-\x7f]+$/.test(word)) continue;
    const fits = script[encoding].test(word) && isOneCase(word) && isSaid(word, encoding);
    // A Latin word has few accents: one made of nothing else is another script in the wrong code page.
    const accents = word.replace(/[a-z]/gi, "").length;
    const likely = encoding !== "windows-1252" || accents * 2 <= word.length;
    sum += fits && likely ? word.length : -word.length;
    all += word.length;
  }
  return { encoding, sum, all };
};

/** Bytes that are not plain ASCII, with what stands around them: all that tells code pages apart. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length <= 200_000) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  // From the start of a line, so that no character is cut in two.
  const start = Math.max(0, bytes.lastIndexOf(10, first) + 1);
  return bytes.subarray(start, start + 200_000);
};

/** Share of letters in words of one script above which nothing else is asked. */
const plain = 0.8;

/** Which encoding, of those whose bytes alone do not tell, makes whole words of one script out of the bytes. */
export const guessEncoding = (bytes: Uint8Array): OneByte | LatinCodePage | TwoByteEncoding => {
  const sample = sampleOf(bytes);
  const scored = candidates.map((encoding) => score(sample, encoding));
  const best = scored.reduce((best, next) => (next.sum > best.sum ? next : best));
  // Nearly every byte is a Thai letter: that they are all letters says nothing.
  const isPlain = best.encoding !== "windows-874" && best.sum > plain * best.all;
  const twoByte = isPlain ? undefined : guessTwoByte(sample);
  if (twoByte) return twoByte;
  return best.encoding === "windows-1252" ? guessLatin(sample) : best.encoding;
};
