/** The encodings of East Asia: a character is two bytes, the first of them 0x80 or more. */
const candidates = ["shift_jis", "euc-kr", "gb18030", "big5"] as const;

export type TwoByteEncoding = (typeof candidates)[number];

/** First bytes of the characters people use daily; what is rare lies beyond them in each standard's second level. */
const daily: Record<TwoByteEncoding, (first: number) => boolean> = {
  // JIS X 0208: signs, kana, kanji of level 1.
  shift_jis: (first) => first >= 0x81 && first <= 0x98,
  // KS X 1001: signs, Hangul.
  "euc-kr": (first) => first >= 0xa1 && first <= 0xc8,
  // GB 2312: signs, hanzi of level 1.
  gb18030: (first) => (first >= 0xa1 && first <= 0xa9) || (first >= 0xb0 && first <= 0xd7),
  // Big5: signs, hanzi of level 1.
  big5: (first) => first >= 0xa1 && first <= 0xc6,
};

const isRead = (sample: Uint8Array, encoding: TwoByteEncoding): boolean => {
  try {
    // A sample may end within a character.
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Share of the two-byte characters that people use daily. */
const dailyShare = (sample: Uint8Array, encoding: TwoByteEncoding): number => {
  let all = 0;
  let common = 0;
  for (let at = 0; at < sample.length - 1; at++) {
    if (sample[at] < 0x80) continue;
    // Half-width kana of Shift-JIS are one byte.
    if (encoding === "shift_jis" && sample[at] >= 0xa1 && sample[at] <= 0xdf) continue;
    all++;
    if (daily[encoding](sample[at])) common++;
    at++;
  }
  return all === 0 ? 0 : common / all;
};

/**
 * The encoding of East Asia in which every byte has a meaning and nearly every character is in daily use; undefined where
 * there is none. Of several, the one that has fewer characters to be right with: Hangul before hanzi.
 */
export const guessTwoByte = (sample: Uint8Array): TwoByteEncoding | undefined => {
  const read = candidates
    .filter((encoding) => isRead(sample, encoding))
    .map((encoding) => ({ encoding, share: dailyShare(sample, encoding) }))
    .filter(({ share }) => share >= 0.85);
  const best = read.reduce<(typeof read)[number] | undefined>(
    (a, b) => (!a || b.share > a.share + 0.02 ? b : a),
    undefined,
  );
  return best?.encoding;
};
