import { eastAsianEncoding } from "./east-asian.ts";
import { latinEncoding } from "./latin-encoding.ts";

/** The one-byte encodings of the scripts result sheets come in. The first is kept where nothing speaks for another. */
const candidates = ["windows-1252", "windows-1251", "windows-1256", "windows-1253"] as const;

const script: Record<(typeof candidates)[number], RegExp> = {
  "windows-1252": /^\p{Script=Latin}+$/u,
  "windows-1251": /^\p{Script=Cyrillic}+$/u,
  "windows-1256": /^\p{Script=Arabic}+$/u,
  "windows-1253": /^\p{Script=Greek}+$/u,
};

/** The letters no word of four goes without: vowels, and Arabic's long ones with its commonest consonants. */
const vowels: Partial<Record<(typeof candidates)[number], RegExp>> = {
  "windows-1251": /[аеёиоуыэюяіїєў]/giu,
  "windows-1256": /[اويىیهلمنر]/gu,
  "windows-1253": /[αεηιουωάέήίόύώϊϋΐΰ]/giu,
};

/** Greek, Cyrillic and Arabic share their bytes, and what is a vowel of one is seldom one of another. */
const isSaid = (word: string, encoding: (typeof candidates)[number]): boolean => {
  const pattern = vowels[encoding];
  if (!pattern || word.length < 4) return true;
  const share = (word.match(pattern)?.length ?? 0) / word.length;
  return share >= 0.2 && (share <= 0.75 || encoding === "windows-1256");
};

/** Lower, UPPER or Title: letters of a wrong code page come out in a jumble of cases. */
const isOneCase = (word: string): boolean =>
  word === word.toLowerCase() ||
  word === word.toUpperCase() ||
  word.slice(1) === word.slice(1).toLowerCase();

const score = (sample: Uint8Array, encoding: (typeof candidates)[number]): number => {
  const words = new TextDecoder(encoding).decode(sample).match(/\p{L}+/gu) ?? [];
  let sum = 0;
  for (const word of words) {
    // oxlint-disable-next-line no-control-regex -- a word of ASCII alone reads the same in all of them
    if (/^[\x00-\x7f]+$/.test(word)) continue;
    const fits = script[encoding].test(word) && isOneCase(word) && isSaid(word, encoding);
    // A Latin word has few accents: one made of nothing else is another script in the wrong code page.
    const accents = word.replace(/[a-z]/gi, "").length;
    const likely = encoding !== "windows-1252" || accents * 2 <= word.length;
    sum += fits && likely ? word.length : -word.length;
  }
  return sum;
};

/** Whole lines with bytes that are not plain ASCII: all that tells code pages apart. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length <= 200_000) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 100);
  const end = bytes.subarray(0, start + 200_000).lastIndexOf(10);
  return bytes.subarray(start, end > start ? end : start + 200_000);
};

/**
 * The encoding of a text that is not UTF-8: the East Asian one that reads all of it, or else the one-byte encoding that makes whole words of
 * one script, and letters of one language, out of its bytes.
 */
export const guessEncoding = (bytes: Uint8Array): string => {
  const sample = sampleOf(bytes);
  const eastAsian = eastAsianEncoding(sample);
  if (eastAsian) return eastAsian;
  const scored = candidates.map((encoding) => ({ encoding, score: score(sample, encoding) }));
  const best = scored.reduce((one, next) => (next.score > one.score ? next : one)).encoding;
  return best === "windows-1252" ? latinEncoding(sample) : best;
};
