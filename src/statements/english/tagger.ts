import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { Token } from "../token.ts";

/** The tagger's own tokens and parts of speech: what a bare pass costs, and what the rules build on. */
export interface Tagged {
  values: string[];
  tags: string[];
}

const create = () => winkNLP(model, ["pos"]);
let tagger: ReturnType<typeof create> | undefined;

/** Same length as what came in, so that offsets hold; the tagger knows the straight apostrophe alone. */
const plain = (text: string): string => {
  const straight = text.includes("’") ? text.replaceAll("’", "'") : text;
  return straight.includes("''") ? straight.replaceAll("''", '" ') : straight;
};

/** A bare pass of tokenizer and tagger (wink-nlp, its model inside the package). */
export const tagBare = (text: string): Tagged => {
  tagger ??= create();
  const { its } = tagger;
  const tokens = tagger.readDoc(text).tokens();
  return { values: tokens.out(its.value) as string[], tags: tokens.out(its.pos) as string[] };
};

const hyphen = /^[-‑]$/;

const joinedPos = (first: Token, last: Token): string => {
  if (first.pos === "PROPN" || last.pos === "PROPN") return "PROPN";
  if (first.pos === "NUM" && last.pos === "NUM") return "NUM";
  return last.pos === "NOUN" && first.pos !== "NUM" ? "NOUN" : "ADJ";
};

const join = (text: string, first: Token, last: Token): Token => {
  const whole = text.slice(first.start, last.end);
  return {
    text: whole,
    lower: whole.toLowerCase(),
    pos: joinedPos(first, last),
    start: first.start,
    end: last.end,
  };
};

/** MQM-P and trickle-down are one word each. */
const joinHyphens = (text: string, tokens: Token[]): Token[] => {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const before = joined.at(-1);
    const after = tokens[index + 1];
    const inside =
      hyphen.test(token.text) && before?.end === token.start && after?.start === token.end;
    if (inside && before.pos !== "PUNCT" && after.pos !== "PUNCT") {
      joined[joined.length - 1] = join(text, before, after);
      index += 1;
    } else joined.push(token);
  }
  return joined;
};

/**
 * Words of an English text with parts of speech and offsets.
 * @param text one paragraph, of at most some ten thousand characters
 * @param base where it starts in the whole text
 */
export const tagEnglish = (text: string, base: number): Token[] => {
  const { values, tags } = tagBare(plain(text));
  const tokens: Token[] = [];
  let at = 0;
  const source = plain(text);
  for (const [index, value] of values.entries()) {
    const start = source.startsWith(value, at) ? at : source.indexOf(value, at);
    if (start === -1) continue;
    // Two straight apostrophes stand for one mark.
    at = start + (value === '"' && text.startsWith("''", start) ? 2 : value.length);
    const original = text.slice(start, at);
    tokens.push({
      text: original,
      lower: value.toLowerCase(),
      pos: tags[index] ?? "X",
      start: start,
      end: at,
    });
  }
  const joined = source.includes("-") || source.includes("‑") ? joinHyphens(text, tokens) : tokens;
  for (const token of joined) {
    token.start += base;
    token.end += base;
  }
  return joined;
};
