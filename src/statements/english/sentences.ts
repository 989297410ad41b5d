import type { Quote } from "../quotes.ts";
import type { Token } from "../token.ts";
import { cueVerbs } from "./lexicon.ts";

const ends = /^(?:\.|\?|!|\?!|!\?|\.\.\.|…|!+|\?+)$/;
const startsSentence = /^[\p{Lu}\p{N}“"‘'«([]/u;
const innerEnd = /[.?!…,—–-]["'”’“»]*$/u;
const sentenceEnd = /[.?!…]["'”’“»]*$/u;

const opensSentence = (before: Token | undefined): boolean =>
  before === undefined || ends.test(before.text) || before.text === "\n";

const introduces = (before: Token): boolean =>
  before.text === "," ||
  before.text === ":" ||
  before.text === "—" ||
  (cueVerbs.get(before.lower)?.some(({ frames }) => frames.includes("q")) ?? false);

/** Direct speech, and not words quoted inside a sentence of the writer's. */
const isSpeech = (text: string, quote: Quote, out: readonly Token[]): boolean => {
  const before = out.at(-1);
  const whole = text.slice(quote.start, quote.end);
  const finished = !quote.closed || innerEnd.test(whole);
  if (opensSentence(before) || before?.pos === "QUOTE") return finished;
  if (before === undefined || !introduces(before)) return false;
  return /^.[\s[(….]*[\p{Lu}]/u.test(whole) || (before.text === "," && finished && hasSpeech(out));
};

const hasSpeech = (out: readonly Token[]): boolean => {
  for (let at = out.length - 1; at >= 0; at -= 1) {
    const token = out[at];
    if (token.pos === "QUOTE") return true;
    if (ends.test(token.text)) return false;
  }
  return false;
};

const folded = (text: string, quote: Quote, inner: readonly Token[]): Token => ({
  text: text.slice(quote.start, quote.end),
  lower: "",
  pos: "QUOTE",
  start: quote.start,
  end: quote.end,
  inner,
});

/** Folds each stretch of direct speech into one token, so that rules see the sentence around it. */
export const foldSpeech = (
  text: string,
  tokens: readonly Token[],
  quotes: readonly Quote[],
): Token[] => {
  const outer = quotes.filter(({ depth }) => depth === 0);
  const out: Token[] = [];
  let next = 0;
  let quotedTo = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    while ((outer[next]?.start ?? Infinity) < token.start) next += 1;
    const quote = outer[next];
    if (quote?.start !== token.start) {
      if (token.start < quotedTo) token.quoted = true;
      out.push(token);
    } else if (isSpeech(text, quote, out)) {
      const first = index;
      while ((tokens[index + 1]?.start ?? Infinity) < quote.end) index += 1;
      out.push(folded(text, quote, tokens.slice(first, index + 1)));
    } else {
      if (quote.closed) quotedTo = quote.end;
      out.push(token);
    }
  }
  return out;
};

const endsHere = (token: Token, following: Token | undefined): boolean => {
  if (following === undefined) return true;
  const fresh = following.pos === "QUOTE" || startsSentence.test(following.text);
  if (token.pos === "QUOTE") return fresh && /[.…]["'”’“»]*$/u.test(token.text);
  return fresh && ends.test(token.text);
};

const closing = /^["'”’»)\]]$/u;

const isDone = (token: Token, before: Token | undefined, following: Token | undefined): boolean => {
  if (following !== undefined && token.pos !== "PUNCT" && token.pos !== "QUOTE") return false;
  if (closing.test(token.text) && before !== undefined && sentenceEnd.test(before.text))
    return startsSentence.test(following?.text ?? "A") && following?.quoted !== true;
  return token.quoted !== true && endsHere(token, following);
};

/** Cuts folded tokens into sentences; nothing is cut inside quoted words. */
export const splitSentences = (folded: readonly Token[]): Token[][] => {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  for (const [index, token] of folded.entries()) {
    current.push(token);
    if (!isDone(token, folded[index - 1], folded[index + 1])) continue;
    sentences.push(current);
    current = [];
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
};
