/** An encoding of one or two bytes a character: its pairs, and those of them that hold the characters in daily use. */
interface Pairs {
  encoding: string;
  pair: RegExp;
  common: RegExp;
}

/** The code tables put everyday characters first: Hangul and the first level of Chinese characters, by their leading byte. */
const tables: readonly Pairs[] = [
  {
    encoding: "shift_jis",
    pair: /[\x81-\x9f\xe0-\xfc][\x40-\xfc]|[\x80-\xff]/g,
    common: /^[\x81-\x83\x88-\x97][\x40-\xfc]$/,
  },
  {
    encoding: "euc-kr",
    pair: /[\x81-\xfe][\x41-\xfe]|[\x80-\xff]/g,
    common: /^[\xa1-\xa3\xb0-\xc8][\xa1-\xfe]$/,
  },
  {
    encoding: "gb18030",
    pair: /[\x81-\xfe][\x40-\xfe]|[\x80-\xff]/g,
    common: /^[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]$/,
  },
  {
    encoding: "euc-jp",
    pair: /[\x8e\xa1-\xfe][\xa1-\xfe]|[\x80-\xff]/g,
    common: /^[\xa1-\xa5\xb0-\xcf][\xa1-\xfe]$/,
  },
  {
    encoding: "big5",
    pair: /[\x81-\xfe][\x40-\xfe]|[\x80-\xff]/g,
    common: /^[\xa1-\xc6][\x40-\xfe]$/,
  },
];

const isReadable = (bytes: Uint8Array, encoding: string): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The share of everyday characters, and of those that have a neighbour: one alone between Latin letters is an accent. */
const shares = (
  latin1: string,
  { pair, common }: Pairs,
): { common: number; neighbours: number } => {
  const found = [...latin1.matchAll(pair)];
  if (found.length < 4) return { common: 0, neighbours: 0 };
  const ends = new Set(found.map((match) => match.index + match[0].length));
  const starts = new Set(found.map(({ index }) => index));
  const beside = found.filter(
    ({ index, 0: text }) => ends.has(index) || starts.has(index + text.length),
  );
  return {
    common: found.filter(([text]) => common.test(text)).length / found.length,
    neighbours: beside.length / found.length,
  };
};

/**
 * The Chinese, Japanese or Korean encoding of a sample that begins and ends between characters: one in which every byte can be read and
 * most of what comes out is in daily use. Undefined for any other text.
 */
export const eastAsianEncoding = (sample: Uint8Array): string | undefined => {
  const latin1 = Buffer.from(sample).toString("latin1");
  let best: { encoding: string; common: number } | undefined;
  for (const table of tables) {
    const { common, neighbours } = shares(latin1, table);
    const likely = common >= 0.8 && neighbours >= 0.6 && common > (best?.common ?? 0);
    if (likely && isReadable(sample, table.encoding)) best = { encoding: table.encoding, common };
  }
  return best?.encoding;
};
