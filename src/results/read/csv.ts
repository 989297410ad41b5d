import { headerWithin, usualWidth } from "./header.ts";

/** One row of a delimited text. `line` is where it begins, from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
  /** What is wrong with its quoting; `cells` then holds the physical line alone. */
  fault?: string;
}

/** A quoted cell may run over lines, but not over half a file because somebody forgot to close it. */
const longestQuoted = 32_768;

interface Cell {
  text: string;
  /** Index of the character after the cell: a delimiter, a line end, or the end. */
  end: number;
}

const quotedCell = (text: string, start: number): Cell | string => {
  let from = start + 1;
  let value = "";
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || quote - start > longestQuoted) return "a quote that is never closed";
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { text: value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
};

const isEnd = (code: number): boolean => code === 10 || code === 13;

const plainCell = (text: string, start: number, delimiter: number): Cell => {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === delimiter || isEnd(code)) break;
  }
  return { text: text.slice(start, end), end };
};

const lineEnd = (text: string, start: number): number => plainCell(text, start, -1).end;

const afterLineEnd = (text: string, end: number): number =>
  text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;

const countLines = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

const rowAt = (text: string, start: number, delimiter: number) => {
  const cells: string[] = [];
  let quoted = false;
  for (let at = start; ; at++) {
    const isQuoted = text[at] === '"';
    const cell = isQuoted ? quotedCell(text, at) : plainCell(text, at, delimiter);
    if (typeof cell === "string") return { fault: cell };
    quoted ||= isQuoted;
    cells.push(cell.text);
    at = cell.end;
    if (at >= text.length || isEnd(text.charCodeAt(at))) return { cells, end: at, quoted };
    if (text.charCodeAt(at) !== delimiter) return { fault: "text after a closing quote" };
  }
};

const longestPlain = 8_192;

/** Most lines hold no quote and end in \n: they are split, not walked. */
const plainLine = (text: string, start: number): string | undefined => {
  const newline = text.indexOf("\n", start);
  const end = newline === -1 ? text.length : newline;
  if (end - start > longestPlain) return undefined;
  const line = text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end);
  return line.includes('"') || line.includes("\r") ? undefined : line;
};

/**
 * The rows of a delimited text (RFC 4180, any one-character delimiter, any line end). Lines without a character
 * are no rows. A row whose quoting is broken comes out as its first physical line with `fault`, and reading goes on at
 * the next line, so that no quote can swallow what follows it.
 */
export function* csvRows(source: string, delimiter: string): Generator<CsvRow> {
  const text = source.includes("\n") ? source : source.replaceAll("\r", "\n");
  const code = delimiter.charCodeAt(0);
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const plain = plainLine(text, at);
    if (plain !== undefined) {
      if (plain !== "") yield { line, cells: plain.split(delimiter) };
      line++;
      at = afterLineEnd(text, at + plain.length);
      continue;
    }
    const row = rowAt(text, at, code);
    const end = row.fault === undefined ? row.end : lineEnd(text, at);
    if (row.fault !== undefined) yield { line, cells: [text.slice(at, end)], fault: row.fault };
    else if (end > at) yield { line, cells: row.cells };
    line += 1 + (row.quoted ? countLines(text.slice(at, end)) : 0);
    at = afterLineEnd(text, end);
  }
}

const delimiters = [",", ";", "\t", "|"];

/** The delimiter that splits the first rows into the most cells, as many in each as in most. */
export const detectDelimiter = (text: string): string => {
  const start = text.slice(0, 65_536);
  const score = (delimiter: string): number => {
    const rows = csvRows(start, delimiter)
      .take(headerWithin)
      .map(({ cells }) => cells)
      .toArray();
    const width = usualWidth(rows);
    const agreeing = rows.filter(({ length }) => length === width).length;
    return width > 1 ? (agreeing / rows.length) * Math.log2(width) : 0;
  };
  const scored = delimiters.map((delimiter) => ({ delimiter, score: score(delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
};
