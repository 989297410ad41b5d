/** The one-byte encodings result sheets come in. The first is kept where nothing speaks for another. */
const candidates = ["windows-1252", "windows-1251", "windows-1256"] as const;

const script: Record<(typeof candidates)[number], RegExp> = {
  "windows-1252": /^\p{Script=Latin}+$/u,
  "windows-1251": /^\p{Script=Cyrillic}+$/u,
  "windows-1256": /^\p{Script=Arabic}+$/u,
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
    const fits = script[encoding].test(word) && isOneCase(word);
    // A Latin word has few accents: one made of nothing else is another script in the wrong code page.
    const accents = word.replace(/[a-z]/gi, "").length;
    const likely = encoding !== "windows-1252" || accents * 2 <= word.length;
    sum += fits && likely ? word.length : -word.length;
  }
  return sum;
};

/** Bytes that are not plain ASCII, with what stands around them: all that tells code pages apart. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length <= 200_000) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 100);
  return bytes.subarray(start, start + 200_000);
};

/** Which one-byte encoding makes whole words of one script out of the bytes. */
export const guessEncoding = (bytes: Uint8Array): (typeof candidates)[number] => {
  const sample = sampleOf(bytes);
  const scored = candidates.map((encoding) => ({ encoding, score: score(sample, encoding) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding;
};
