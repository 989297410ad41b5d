import type { Token } from "../token.ts";
import { cueVerbs } from "./lexicon.ts";
import { irregular } from "./verbs.ts";
import { be, have, nominative } from "./words.ts";

const opensContent = (token: Token | undefined): boolean =>
  token !== undefined &&
  (/^(?:DET|PRON|SCONJ)$/.test(token.pos) || /^(?:that|how|why|“|"|to)$/.test(token.lower));

const several = /^(?:some|many|most|others|few|several|they|we)$/;
const pasts: ReadonlySet<string> = new Set(Object.values(irregular).flat());
const base = (word: string): boolean =>
  cueVerbs.get(word)?.some(({ lemma }) => lemma === word) ?? false;

const capital = /^\p{Lu}\p{Ll}/u;

const ascii = 128;

/** As the pattern says, quickly for ASCII. */
const hasCapital = (text: string): boolean => {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (first >= ascii || second >= ascii) return capital.test(text);
  return first >= 65 && first <= 90 && second >= 97 && second <= 122;
};

/** In a headline every word has a capital, so capitals say nothing. */
const mostlyCapital = (tokens: readonly Token[]): boolean => {
  let long = 0;
  let capitals = 0;
  for (const { text } of tokens) {
    if (text.length <= 3) continue;
    long += 1;
    if (hasCapital(text)) capitals += 1;
  }
  return capitals > long * 0.6;
};

/** "said Don Fowler": a capital inside a sentence is a name, whatever the tagger thinks of "Don". */
const isName = (token: Token, before: Token | undefined): boolean =>
  (token.pos === "VERB" || token.pos === "NOUN" || token.pos === "ADJ" || token.pos === "INTJ") &&
  hasCapital(token.text) &&
  before !== undefined &&
  (before.pos !== "PUNCT" || before.text === ",") &&
  !/^["“‘']$/.test(before.text);

const mistakable = ({ pos, lower }: Token): boolean =>
  pos === "NOUN" || pos === "ADJ" || (pos === "ADP" && lower.length > 3);

/** "The Times reports:" before a quote, or at the end of a paragraph. */
const announcesSpeech = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.text === ":" &&
  tokens[at - 1]?.pos === "PROPN" &&
  /(?:s|ed)$/.test(tokens[at].lower) &&
  (tokens[at + 2] === undefined || /^["“‘']$/.test(tokens[at + 2].text));

/** "has alleged that", "Tessori detailed the shift", "Trump claims the …": a cue the tagger took for another word. */
const isVerb = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (before === undefined || !mistakable(token) || !cueVerbs.has(token.lower)) return false;
  if (have.has(before.lower) && token.pos === "ADJ") return true;
  if (be.has(before.lower) && token.pos === "ADJ")
    return (
      token.lower.endsWith("ing") && /^(?:DET|NOUN|ADJ|PRON|PROPN)$/.test(tokens[at + 1]?.pos ?? "")
    );
  if (pasts.has(token.lower))
    return before.pos !== "DET" && before.pos !== "ADJ" && opensContent(tokens[at + 1]);
  if (
    tokens[at + 1]?.lower === "that" &&
    base(token.lower) &&
    (several.test(before.lower) || (before.pos === "NOUN" && before.lower.endsWith("s")))
  )
    return true;
  if (announcesSpeech(tokens, at)) return true;
  if (before.pos === "NOUN" && token.pos === "NOUN")
    return !before.lower.endsWith("s") && token.lower.endsWith("s") && opensContent(tokens[at + 1]);
  const subject =
    nominative.has(before.lower) ||
    before.pos === "PROPN" ||
    (before.pos === "NOUN" && token.pos === "ADJ");
  return (
    subject &&
    /(?:ed|s)$/.test(token.lower) &&
    opensContent(tokens[at + 1]) &&
    token.lower !== before.lower
  );
};

/** Mends in place what a statistical tagger gets wrong where it matters here: names and cue verbs. */
export const repairTags = (tokens: Token[]): Token[] => {
  const headline = mostlyCapital(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!headline && isName(token, tokens[at - 1])) token.pos = "PROPN";
    else if (isVerb(tokens, at)) token.pos = "VERB";
  }
  return tokens;
};
