import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { Paragraph } from "../paragraphs.ts";
import type { Token } from "../token.ts";

/** The tagger's own tokens and parts of speech: what a bare pass costs, and what the rules build on. */
export interface Tagged {
  values: string[];
  tags: string[];
}

const create = () => winkNLP(model, ["pos"]);
let tagger: ReturnType<typeof create> | undefined;

/** The tagger's time grows with the square of a run without spaces. One so long is no word, and is passed over. */
const longest = 300;
const endless = /\S{300,}/g;

/** A look from space to space tells that there is none, which is nearly always so. */
const mayBeEndless = (text: string): boolean => {
  let at = 0;
  for (let next = text.indexOf(" "); next !== -1; next = text.indexOf(" ", at)) {
    if (next - at >= longest) return true;
    at = next + 1;
  }
  return text.length - at >= longest;
};

/** Same length as what came in, so that offsets hold; the tagger knows the straight apostrophe alone. */
const plain = (text: string): string => {
  const straight = text.includes("’") ? text.replaceAll("’", "'") : text;
  const marked = straight.includes("''") ? straight.replaceAll("''", '" ') : straight;
  return mayBeEndless(marked)
    ? marked.replaceAll(endless, (run) => " ".repeat(run.length))
    : marked;
};

/** A bare pass of tokenizer and tagger (wink-nlp, its model inside the package). */
export const tagBare = (text: string): Tagged => {
  tagger ??= create();
  const tokens = tagger.readDoc(text).tokens();
  // oxlint-disable-next-line typescript/unbound-method -- how wink-nlp is told which features to give
  const { value, pos } = tagger.its;
  return {
    values: tokens.out<string>(value),
    tags: tokens.out<string>(pos),
  };
};

const isHyphen = (text: string): boolean => text === "-" || text === "‑";

const joinedPos = (first: Token, last: Token): string => {
  if (first.pos === "PROPN" || last.pos === "PROPN") return "PROPN";
  if (first.pos === "NUM" && last.pos === "NUM") return "NUM";
  return last.pos === "NOUN" && first.pos !== "NUM" ? "NOUN" : "ADJ";
};

const join = (text: string, base: number, [first, last]: [Token, Token]): Token => {
  const whole = text.slice(first.start - base, last.end - base);
  return {
    text: whole,
    lower: whole.toLowerCase(),
    pos: joinedPos(first, last),
    start: first.start,
    end: last.end,
  };
};

/** A longer chain of hyphens is no word. */
const maxJoined = 60;

/** MQM-P and trickle-down are one word each. */
const joinHyphens = (text: string, tokens: Token[], base: number): Token[] => {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const before = joined.at(-1);
    const after = tokens[index + 1];
    const inside =
      isHyphen(token.text) && before?.end === token.start && after?.start === token.end;
    const short = before !== undefined && token.end - before.start < maxJoined;
    if (inside && short && before.pos !== "PUNCT" && after.pos !== "PUNCT") {
      joined[joined.length - 1] = join(text, base, [before, after]);
      index += 1;
    } else joined.push(token);
  }
  return joined;
};

const space = 32;

/** Titles before a name, of which the tagger knows only some as one word with their full stop. */
const abbreviations = new Set(
  "prof rev hon sen rep gov pres gen col maj capt lt sgt adm fr msgr atty supt".split(" "),
);

/** "Rev" takes the full stop that follows it, where more words do. */
const joinsAbbreviation = (before: Token | undefined, at: number, next: number): boolean => {
  if (before?.end !== at || next !== space || !abbreviations.has(before.lower)) return false;
  before.text += ".";
  before.lower += ".";
  before.end += 1;
  return true;
};

/** Words of a stretch of text with parts of speech; offsets count from `base`. */
export const tagEnglish = (text: string, base: number): Token[] => {
  const source = plain(text);
  const { values, tags } = tagBare(source);
  const tokens: Token[] = [];
  let at = 0;
  for (let index = 0; index < values.length; index += 1) {
    const pos = tags[index];
    if (pos === "SPACE") continue;
    const value = values[index];
    while (source.charCodeAt(at) === space) at += 1;
    const start = source.startsWith(value, at) ? at : source.indexOf(value, at);
    if (start === -1) continue;
    // Two straight apostrophes stand for one mark.
    at = start + (value === '"' && text.startsWith("''", start) ? 2 : value.length);
    if (value === "." && joinsAbbreviation(tokens.at(-1), start + base, text.charCodeAt(at)))
      continue;
    // The tagger's own string where it is the same: its hash is known, which the look-ups after this live on.
    const own = value.includes("'") || value === '"' ? text.slice(start, at) : value;
    tokens.push({
      text: own,
      lower: value.toLowerCase(),
      pos,
      start: start + base,
      end: at + base,
    });
  }
  return source.includes("-") || source.includes("‑") ? joinHyphens(text, tokens, base) : tokens;
};

/** What the tagger is given at once. */
const maxBatch = 20_000;

const batchEnd = (paragraphs: readonly Paragraph[], from: number): number => {
  const start = paragraphs[from]?.start ?? 0;
  let to = from + 1;
  while (to < paragraphs.length && (paragraphs[to]?.end ?? 0) - start <= maxBatch) to += 1;
  return to;
};

/** Words of each paragraph. Many short paragraphs are tagged together, which is faster than one by one. */
export const tagParagraphs = (text: string, paragraphs: readonly Paragraph[]): Token[][] => {
  const all: Token[][] = [];
  for (let from = 0; from < paragraphs.length; ) {
    const to = batchEnd(paragraphs, from);
    const start = paragraphs[from]?.start ?? 0;
    const tokens = tagEnglish(text.slice(start, paragraphs[to - 1]?.end), start);
    let next = 0;
    for (let index = from; index < to; index += 1) {
      const first = next;
      const end = paragraphs[index]?.end ?? 0;
      while (next < tokens.length && (tokens[next]?.start ?? 0) < end) next += 1;
      all.push(tokens.slice(first, next));
    }
    from = to;
  }
  return all;
};
