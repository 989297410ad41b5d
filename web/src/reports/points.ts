import type { StatementDraft } from "../api/types.ts";

export type Part = StatementDraft["parts"][number];

/** How many code points stand before an offset of JavaScript's: annotations count so. */
export const toPoints = (text: string, offset: number): number =>
  Array.from(text.slice(0, offset)).length;

/** The offset of JavaScript's before which so many code points stand. */
export const toOffset = (text: string, points: number): number => {
  let offset = 0;
  for (let count = 0; count < points && offset < text.length; count++)
    offset += (text.codePointAt(offset) ?? 0) > 0xff_ff ? 2 : 1;
  return offset;
};

/** Words of a span in code points. */
export const wordsOf = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(toOffset(text, start), toOffset(text, end));

/** An offset in a text area, whose line ends are one character, as one of the text it shows. */
export const fromArea = (text: string, offset: number): number => {
  let at = 0;
  for (let shown = 0; shown < offset && at < text.length; shown++)
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  return at;
};

/** The offset in a text area of an offset of the text it shows. */
export const inArea = (text: string, offset: number): number =>
  text.slice(0, offset).replaceAll("\r\n", "\n").length;

/** A piece of a text, by offsets of JavaScript's. */
export interface Excerpt {
  from: number;
  to: number;
}

const AROUND = 500;

/** What stands around a span in code points, from line to line where lines are not far. */
export const excerptAround = (text: string, span: { start: number; end: number }): Excerpt => {
  const start = toOffset(text, span.start);
  const end = toOffset(text, span.end);
  const before = text.lastIndexOf("\n", Math.max(0, start - AROUND));
  const after = text.indexOf("\n", end + AROUND);
  return { from: before + 1, to: after === -1 ? text.length : after };
};

/** What is selected in a text area over an excerpt, in code points of the text, white space at its ends left out. */
export const selectedPoints = (
  text: string,
  excerpt: Excerpt,
  [first, last]: [number, number],
): { start: number; end: number } | undefined => {
  const shown = text.slice(excerpt.from, excerpt.to);
  return trimmed(text, excerpt.from + fromArea(shown, first), excerpt.from + fromArea(shown, last));
};

/** A span by offsets, in code points, without white space at its ends; undefined where nothing is left. */
export const trimmed = (
  text: string,
  from: number,
  to: number,
): { start: number; end: number } | undefined => {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = to - (words.length - words.trimEnd().length);
  return start < end ? { start: toPoints(text, start), end: toPoints(text, end) } : undefined;
};

/** Marks with one more; what it covers of others of any role is theirs no longer. */
export const withPart = (parts: readonly Part[], part: Part): Part[] =>
  [...parts.filter(({ start, end }) => end <= part.start || start >= part.end), part].sort(
    (a, b) => a.start - b.start,
  );

/** Words of all parts of a role, on one line. */
export const wordingOf = (text: string, parts: readonly Part[], role: Part["role"]): string =>
  parts
    .filter((part) => part.role === role)
    .map((part) => wordsOf(text, part).replaceAll(/\s+/gu, " "))
    .join(" … ");
