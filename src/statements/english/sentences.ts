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
    const token = out[at] as Token;
    if (token.pos === "QUOTE") return true;
    if (ends.test(token.text)) return false;
  }
  return false;
};

/** Folds each stretch of direct speech into one token, so that rules see the sentence around it. */
export const foldSpeech = (
  text: string,
  tokens: readonly Token[],
  quotes: readonly Quote[],
): Token[] => {
  const outer = quotes.filter(({ depth }) => depth === 0);
  const out: Token[] = [];
  let next = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    while ((outer[next]?.start ?? Infinity) < token.start) next += 1;
    const quote = outer[next];
    if (quote === undefined || quote.start !== token.start || !isSpeech(text, quote, out)) {
      out.push(token);
      continue;
    }
    let last = index;
    while ((tokens[last + 1]?.end ?? Infinity) <= quote.end) last += 1;
    out.push({
      text: text.slice(quote.start, quote.end),
      lower: "",
      pos: "QUOTE",
      start: quote.start,
      end: quote.end,
      inner: tokens.slice(index, last + 1),
    });
    index = last;
  }
  return out;
};

const insideQuote = (quotes: readonly Quote[]) => {
  let next = 0;
  return ({ start, end }: Token): boolean => {
    while ((quotes[next]?.end ?? Infinity) <= start) next += 1;
    const quote = quotes[next];
    return quote !== undefined && quote.start < start && end < quote.end;
  };
};

const endsHere = (token: Token, following: Token | undefined): boolean => {
  if (following === undefined) return true;
  const fresh = following.pos === "QUOTE" || startsSentence.test(following.text);
  if (token.pos === "QUOTE") return fresh && /[.…]["'”’“»]*$/u.test(token.text);
  return fresh && ends.test(token.text);
};

const closing = /^["'”’»)\]]$/u;

/** Cuts folded tokens into sentences; nothing is cut inside quoted words. */
export const splitSentences = (folded: readonly Token[], quotes: readonly Quote[]): Token[][] => {
  const inside = insideQuote(quotes.filter(({ depth, closed }) => depth === 0 && closed));
  const sentences: Token[][] = [];
  let current: Token[] = [];
  for (let index = 0; index < folded.length; index += 1) {
    const token = folded[index] as Token;
    current.push(token);
    const before = folded[index - 1];
    const afterQuote =
      closing.test(token.text) && before !== undefined && sentenceEnd.test(before.text);
    const done = afterQuote
      ? startsSentence.test(folded[index + 1]?.text ?? "A")
      : (token.pos === "QUOTE" || !inside(token)) && endsHere(token, folded[index + 1]);
    if (done) {
      sentences.push(current);
      current = [];
    }
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
};
