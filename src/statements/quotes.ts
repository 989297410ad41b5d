import type { Span } from "./token.ts";

/** Words between quote marks, the marks included. */
export interface Quote extends Span {
  /** 0: not inside another. */
  depth: number;
  /** False where the text ends before the mark that closes it. */
  closed: boolean;
}

interface Open {
  mark: string;
  start: number;
}

/** Which marks close which, in English, Urdu, German and French typography. */
const closers: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "‟": "”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
  "‘": "’",
  "‚": "‘’",
  '"': '"',
  "'": "'",
  // As Urdu sets them, right to left; as Finnish does, and hasty typists, with the same mark twice.
  "”": "“”",
  "’": "‘",
};

/** Marks that are also apostrophes: a closing one must be in sight. */
const single: Readonly<Record<string, string>> = { "'": "'", "‘": "’", "‚": "‘", "’": "‘" };
const maxDepth = 40;
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
const isWord = (character: string | undefined): boolean =>
  character !== undefined && wordCharacter.test(character);
const opensAfter = /[\s([{\u2014\u2013\-/“„«‹‘‚"':]/u;

const canOpen = (text: string, at: number): boolean => {
  const before = text[at - 1];
  const after = text[at + 1];
  return (
    after !== undefined && !/\s/u.test(after) && (before === undefined || opensAfter.test(before))
  );
};

const canClose = (text: string, at: number): boolean => {
  const before = text[at - 1];
  return before !== undefined && !/\s/u.test(before) && !isWord(text[at + 1]);
};

/** Two straight apostrophes do a quote mark's work in some newspapers' archives. */
const doubled = (text: string, at: number): boolean =>
  text[at] === "'" && text[at + 1] === "'" && text[at + 2] !== "'";

const closes = (open: Open, text: string, at: number): boolean => {
  const mark = text[at] ?? "";
  if (open.mark === "''") return doubled(text, at);
  if (doubled(text, at) || !(closers[open.mark] ?? "").includes(mark)) return false;
  return open.mark in single || mark === '"' ? canClose(text, at) : true;
};

/** Where each single mark last stands so that it can close; -1 where it nowhere does. Looked for when asked. */
const lastClosers = (text: string): ((marks: string) => number) => {
  const known = new Map<string, number>();
  const find = (mark: string): number => {
    let at = text.lastIndexOf(mark);
    while (at > 0 && !canClose(text, at)) at = text.lastIndexOf(mark, at - 1);
    return at;
  };
  return (mark) => {
    const last = known.get(mark) ?? find(mark);
    known.set(mark, last);
    return last;
  };
};

const maybeOpens = (text: string, at: number, lastCloser: (mark: string) => number): boolean => {
  const mark = text[at] ?? "";
  if (doubled(text, at)) return canOpen(text, at + 1) || canOpen(text, at);
  const closer = single[mark];
  if (closer !== undefined)
    return canOpen(text, at) && Array.from(closer).some((one) => lastCloser(one) > at + 1);
  if (!(mark in closers)) return false;
  if (mark === "”") return canOpen(text, at) && !isWord(text[at - 1]);
  if (mark === "»" || mark === "›" || mark === '"') return canOpen(text, at);
  return true;
};

const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Between two letters, as in don’t: neither opens nor closes, which is quickly seen and nearly always so. */
const isApostrophe = (text: string, at: number): boolean =>
  isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at + 1)) && text[at] in single;

const anyMark = /["'“”„‟«»‹›‘’‚]/gu;

/**
 * The quotes of one paragraph, nested and unbalanced ones included, in the order they open. One pass; deeper than
 * 40 levels nothing more is opened, so that hostile text costs no more than any other.
 */
export const findQuotes = (text: string, from = 0, to = text.length): Quote[] => {
  // A search in the whole text would run on past the paragraph's end, from each paragraph anew.
  const found = quotesIn(text.slice(from, to));
  for (const quote of found) {
    quote.start += from;
    quote.end += from;
  }
  return found;
};

const quotesIn = (text: string): Quote[] => {
  const found: Quote[] = [];
  const stack: (Open & { quote: Quote })[] = [];
  const last = lastClosers(text);
  anyMark.lastIndex = 0;
  for (let match = anyMark.exec(text); match !== null; match = anyMark.exec(text)) {
    const at = match.index;
    if (isApostrophe(text, at)) continue;
    const width = doubled(text, at) ? 2 : 1;
    anyMark.lastIndex = at + width;
    const closing = stack.findLastIndex((open) => closes(open, text, at));
    if (closing !== -1) {
      const { quote } = stack[closing];
      quote.end = at + width;
      quote.closed = true;
      stack.length = closing;
    } else if (stack.length < maxDepth && maybeOpens(text, at, last)) {
      const quote = { start: at, end: text.length, depth: stack.length, closed: false };
      found.push(quote);
      stack.push({ mark: width === 2 ? "''" : match[0], start: at, quote });
    }
  }
  return found.filter(
    ({ closed, start }) => closed || doubled(text, start) || !((text[start] ?? "") in single),
  );
};
