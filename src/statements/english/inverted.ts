import type { Token } from "../token.ts";
import { opensAside } from "./asides.ts";
import { isComma, isHead, type Range, type Walk } from "./walk.ts";
import { openers, relatives, timeWords } from "./words.ts";

const nominal = new Set(["NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"]);

const stopsRight = (token: Token): boolean =>
  token.pos === "QUOTE" ||
  token.pos === "VERB" ||
  token.pos === "AUX" ||
  openers.has(token.lower) ||
  /^[.,;:?!—–]$/.test(token.text);

const manner = /^(?:in|on|at|during|after|before|to|as|via|when|while)$/;

const phraseEnd = (tokens: readonly Token[], from: number): number => {
  let at = from;
  let proper = false;
  while (at < tokens.length) {
    const token = tokens[at];
    if (stopsRight(token) && !relatives.has(token.lower)) break;
    if (
      at > from &&
      (timeWords.has(token.lower) || (token.pos === "ADV" && !isHead(tokens[at + 1])))
    )
      break;
    if (
      at > from &&
      manner.test(token.lower) &&
      (proper || /^(?:in|during|after|to|as|via)$/.test(token.lower))
    )
      break;
    if (relatives.has(token.lower)) break;
    if (
      token.pos === "PROPN" &&
      tokens[at + 1]?.pos !== "PROPN" &&
      !hasCommonHead(tokens, from, at)
    )
      proper = true;
    at += 1;
  }
  return at;
};

const hasCommonHead = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ pos }) => pos === "NOUN");

/** "…," said Ronald Fieldstone, a Miami lawyer who …: the noun phrase after an inverted cue. */
export const subjectAfter = ({ tokens }: Walk, from: number): Range | undefined => {
  const first = tokens[from];
  if (first === undefined || !(nominal.has(first.pos) || /^["“‘]$/.test(first.text)))
    return undefined;
  if (timeWords.has(first.lower)) return undefined;
  let to = phraseEnd(tokens, from);
  if (to === from) return undefined;
  if (
    isComma(tokens[to]) &&
    tokens[to + 1] !== undefined &&
    opensAside(tokens[to + 1], tokens[to - 1])
  )
    to = asideEnd(tokens, to + 1);
  return { from, to };
};

/** An aside at the end of a sentence runs to its end, or to a verb of the next clause after a comma. */
export const asideEnd = (tokens: readonly Token[], from: number): number => {
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token.pos === "QUOTE" || /^[.;:?!—–]$/.test(token.text))
      return isComma(tokens[at - 1]) ? at - 1 : at;
    if (isComma(token) && tokens[at + 1]?.pos === "VERB" && tokens[at + 1].lower.endsWith("ing"))
      return at;
    if (isComma(token) && tokens[at + 1]?.pos === "CCONJ" && hasSubject(tokens, at + 2)) return at;
  }
  return tokens.length;
};

const hasSubject = (tokens: readonly Token[], at: number): boolean =>
  /^(?:he|she|they|we|it|i)$/.test(tokens[at]?.lower ?? "");
