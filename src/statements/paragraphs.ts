import type { Span } from "./token.ts";

/** A paragraph of a text, without the line break that ends it. */
export type Paragraph = Span;

/** What is handed to a tagger at once; a longer line is cut at a space, so that memory and time stay bounded. */
const maxLength = 20_000;

const cutAt = (text: string, start: number, end: number): number => {
  if (end - start <= maxLength) return end;
  const space = text.lastIndexOf(" ", start + maxLength);
  return space > start + maxLength / 2 ? space : start + maxLength;
};

/** Lines of a text that hold anything, cut to at most 20,000 units. Never cuts a surrogate pair at a space. */
export const paragraphsOf = (text: string): Paragraph[] => {
  const found: Paragraph[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline === -1 ? text.length : newline;
    for (let at = start; at < lineEnd; ) {
      const end = cutAt(text, at, lineEnd);
      if (text.slice(at, end).trim() !== "") found.push({ start: at, end });
      at = end;
    }
    start = lineEnd + 1;
  }
  return found;
};
