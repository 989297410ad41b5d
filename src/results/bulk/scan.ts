/** What each column of a line must be for the bulk reader to take it. */
export type CellRule = "count" | "text" | "required" | "any";

export interface ScanInput {
  bytes: Uint8Array;
  delimiter: string;
  /** A rule for each column of the header. */
  rules: readonly CellRule[];
}

const rule = { any: 0, text: 1, required: 2, count: 3 } as const;
const [LF, CR, QUOTE, SPACE, DIGIT_0, DIGIT_9] = [10, 13, 34, 32, 48, 57];
const longestCount = 15;

/** Lead bytes in UTF-8 of the spaces beyond ASCII (U+0085, U+00A0, U+1680, U+2000-, U+3000, U+FEFF). */
const mayBeSpace = (byte: number): boolean =>
  byte === 0xc2 || byte === 0xe1 || byte === 0xe2 || byte === 0xe3 || byte === 0xef;

/** After the header line: where the rows begin; -1 where the header itself is not one plain line. */
const rowsStart = (bytes: Uint8Array): number => {
  const end = bytes.indexOf(LF);
  const quotes = bytes.subarray(0, end).filter((byte) => byte === QUOTE).length;
  return end === -1 || quotes % 2 === 1 ? -1 : end + 1;
};

/** The end of a cell in quotes, after the closing one; -1 where it holds a line end or never closes. */
const quotedEnd = (bytes: Uint8Array, at: number): number => {
  let end = at + 1;
  while (bytes[end] !== QUOTE || bytes[end + 1] === QUOTE) {
    if (end >= bytes.length || bytes[end] === LF || bytes[end] === CR) return -1;
    end += bytes[end] === QUOTE ? 2 : 1;
  }
  return end + 1;
};

const digitsEnd = (bytes: Uint8Array, at: number): number => {
  let end = at;
  while (bytes[end] >= DIGIT_0 && bytes[end] <= DIGIT_9) end++;
  return end;
};

const countEnd = (bytes: Uint8Array, at: number): number => {
  const start = bytes[at] === QUOTE ? at + 1 : at;
  const end = digitsEnd(bytes, start);
  if (end - start > longestCount) return -1;
  if (start === at) return end;
  return end > start && bytes[end] === QUOTE ? end + 1 : -1;
};

const plainEnd = (bytes: Uint8Array, at: number, delimiter: number): number => {
  let end = at;
  for (; end < bytes.length; end++) {
    const byte = bytes[end];
    if (byte === delimiter || byte === LF || byte === CR) return end;
    if (byte === QUOTE) return -1;
  }
  return end;
};

/** A text the careful reader would trim is for the careful reader. */
const isTidy = (bytes: Uint8Array, from: number, to: number): boolean => {
  if (from === to) return true;
  if (bytes[from] <= SPACE || bytes[to - 1] <= SPACE || mayBeSpace(bytes[from])) return false;
  return (
    !(to - from > 1 && mayBeSpace(bytes[to - 2])) && !(to - from > 2 && mayBeSpace(bytes[to - 3]))
  );
};

/** The end of a text cell that needs no trimming; -1 where it does, or is empty and must not be. */
const textEnd = (bytes: Uint8Array, at: number, kind: number, delimiter: number): number => {
  const quoted = bytes[at] === QUOTE;
  const end = quoted ? quotedEnd(bytes, at) : plainEnd(bytes, at, delimiter);
  if (end === -1 || kind === rule.any) return end;
  const [from, to] = quoted ? [at + 1, end - 1] : [at, end];
  return isTidy(bytes, from, to) && (kind === rule.text || to > from) ? end : -1;
};

/**
 * How many rows follow the header, where every one of them is plain: as many cells as the header, a line each, counts of digits
 * alone, texts without a space to trim. Undefined where a single byte asks for judgement, which is the careful reader's.
 */
export const countPlainRows = ({ bytes, delimiter, rules }: ScanInput): number | undefined => {
  const kinds = rules.map((name) => rule[name]);
  const separator = delimiter.charCodeAt(0);
  let at = rowsStart(bytes);
  if (at === -1) return undefined;
  const hasReturns = bytes[at - 2] === CR;
  let rows = 0;
  while (at < bytes.length) {
    for (let column = 0; column < kinds.length; column++) {
      const kind = kinds[column];
      const end = kind === rule.count ? countEnd(bytes, at) : textEnd(bytes, at, kind, separator);
      if (end === -1) return undefined;
      const isLast = column === kinds.length - 1;
      if (!isLast && bytes[end] !== separator) return undefined;
      at = isLast ? end : end + 1;
    }
    if (at < bytes.length) {
      if (hasReturns && bytes[at++] !== CR) return undefined;
      if (bytes[at++] !== LF) return undefined;
    }
    rows++;
  }
  return rows;
};
