import type { Force } from "../../model/statement.ts";
import type { Attribution } from "../attribution.ts";
import type { Quote } from "../quotes.ts";
import type { Span } from "../token.ts";
import { auxiliaries, days, leads, nounCues, verbCues } from "./words.ts";

const spaced = (cues: string): string => cues.replaceAll(" ", "\\s+");

const forceOf = new Map<string, Force>(
  [...verbCues, ...nounCues].flatMap(({ force, cues }) =>
    cues.split("|").map((cue): [string, Force] => [cue, force]),
  ),
);

/** The longest first, so that "made a claim" is not read as "made". */
const longestFirst = (groups: readonly { cues: string }[]): string =>
  groups
    .flatMap(({ cues }) => cues.split("|"))
    .toSorted((a, b) => b.length - a.length)
    .map(spaced)
    .join("|");

const left = "(?<![\\p{L}\\p{M}])";
const right = "(?![\\p{L}\\p{M}])";
const aux = `(?:\\s+(?:${auxiliaries})${right})*`;

const verbCue = new RegExp(
  `${left}(?:مزید\\s+)?(?<lemma>${longestFirst(verbCues)})${right}${aux}`,
  "gu",
);
const nounCue = new RegExp(
  `${left}(?:کا|کی)\\s+(?<lemma>${longestFirst(nounCues)})${right}\\s+(?:${auxiliaries})${right}`,
  "gu",
);
const according = new RegExp(`${left}کے\\s+(?:مطابق|بقول|نزدیک)${right}`, "gu");
const heard = new RegExp(
  `${left}(?:یہ\\s+)?کہتے\\s+(?:ہوئے\\s+)?سنا\\s+(?:جا\\s+سکتا\\s+ہے|جا\\s+سکتا\\s+تھا|گیا(?:\\s+ہے)?|گئے)${right}`,
  "gu",
);
const said = new RegExp(
  `${left}(?:کہا|بتایا|لکھا)\\s+گیا${right}(?:\\s+(?:${auxiliaries})${right})?`,
  "gu",
);
const nobody = new RegExp(`${left}(?:کہا|بتایا|خیال\\s+کیا)\\s+جاتا\\s+ہے${right}`, "gu");
const ergative = new RegExp(`${left}نے${right}`, "gu");
const leading = new RegExp(
  `^\\s*(?:(?:${spaced(leads)}|(?:${days})\\s+(?:کو|کے\\s+روز))${right}[،,]?\\s*)+`,
  "u",
);
const inPlace = new RegExp(`^.{1,60}?${left}(?:میں|کے\\s+دوران)\\s+(?=\\S)`, "u");

interface Sentence {
  text: string;
  span: Span;
  quotes: readonly Quote[];
}

const trim = (text: string, { start, end }: Span): Span => {
  let from = start;
  let to = end;
  while (from < to && /[\s،,:؛]/u.test(text[from] ?? "")) from += 1;
  while (to > from && /[\s،,:؛۔.؟?!]/u.test(text[to - 1] ?? "")) to -= 1;
  return { start: from, end: to };
};

const quoteAround = ({ quotes }: Sentence, at: number): Quote | undefined =>
  quotes.find(({ start, end }) => start < at && at < end);

/** Where the noun phrase before a postposition begins: after a comma, a کہ, or the quote before it. */
const sourceSpan = (sentence: Sentence, end: number, keepPlace = false): Span | undefined => {
  const { text, span, quotes } = sentence;
  const before = text.slice(span.start, end);
  const afterQuote =
    quotes.findLast((quote) => quote.end <= end && quote.end > span.start)?.end ?? 0;
  const breaks = [
    ...before.matchAll(new RegExp(`[،,؛:]|${left}(?:کہ|جبکہ|اور\\s+(?=ان))${right}`, "gu")),
  ];
  const last = breaks.at(-1);
  const broken = last === undefined ? span.start : span.start + last.index + last[0].length;
  let start = Math.max(span.start, afterQuote, broken);
  start += leading.exec(text.slice(start, end))?.[0].length ?? 0;
  if (!keepPlace) start += inPlace.exec(text.slice(start, end))?.[0].length ?? 0;
  const source = trim(text, { start, end });
  return source.end > source.start && source.end - source.start < 150 ? source : undefined;
};

/** What follows the cue: after کہ, or the words quoted after a colon or comma. */
const contentAfter = ({ text, span }: Sentence, from: number): Span | undefined => {
  const after = text.slice(from, span.end);
  const opens = /^\s*(?:کہ(?![\p{L}\p{M}])|[:：]|،(?=\s*[’”“"«]))/u.exec(after);
  if (opens === null) return undefined;
  const start = from + opens[0].length;
  const quoted = /^\s*[’”“"«']/u.test(text.slice(start, span.end));
  const content = trim(text, { start, end: span.end });
  if (!quoted) return content.end > content.start ? content : undefined;
  // The full stop inside the quote marks belongs to the words quoted.
  return {
    start: content.start,
    end: text
      .slice(0, span.end)
      .trimEnd()
      .replace(/[۔.]+$/u, "").length,
  };
};

/** “…”، X نے کہا۔ : words quoted, or a clause, before the source. */
const contentBefore = ({ text, span, quotes }: Sentence, source: Span): Span | undefined => {
  const quote = quotes.findLast(
    ({ start, end, depth }) => depth === 0 && start >= span.start && end <= source.start,
  );
  if (quote !== undefined) return { start: quote.start, end: quote.end };
  const clause = trim(text, { start: span.start, end: source.start });
  const comma = /[،,]\s*$/u.test(text.slice(span.start, source.start));
  return comma && clause.end - clause.start > 10 ? clause : undefined;
};

const ends = ({ text, span }: Sentence, from: number): boolean =>
  /^[\s۔.!؟?]*$/u.test(text.slice(from, span.end));

/** X نے نتائج کو مسترد کر دیا : the object between, without its postposition. */
const objectBetween = ({ text }: Sentence, from: number, cue: number): Span | undefined => {
  const between = text.slice(from, cue);
  const object = between.replace(/\s+(?:کو|کی|کا|کے|سے|پر)\s*$/u, "");
  const span = trim(text, { start: from, end: from + object.length });
  return span.end - span.start > 3 ? span : undefined;
};

const quotedHow = ({ text }: Sentence, { start, end }: Span): Attribution["quoted"] => {
  const words = text.slice(start, end);
  if (/^[’”“"«].*[‘“”"»]$/su.test(words)) return "direct";
  return /[“”"«»]/u.test(words) ? "mixed" : "indirect";
};

interface Made {
  source: Span | undefined;
  cue: Span;
  content: Span;
  lemma: string;
}

const toAttribution = (sentence: Sentence, { source, cue, content, lemma }: Made): Attribution => ({
  source: source === undefined ? [] : [source],
  cue: [cue],
  content: [content],
  force: forceOf.get(lemma.replaceAll(/\s+/gu, " ")) ?? "say",
  lemma,
  negated: false,
  passive: source === undefined,
  quoted: quotedHow(sentence, content),
  inSpeech: quoteAround(sentence, cue.start) !== undefined,
});

const matches = ({ text, span }: Sentence, pattern: RegExp, from = span.start): RegExpExecArray[] =>
  [...text.slice(from, span.end).matchAll(pattern)].map((match) =>
    Object.assign(match, { index: match.index + from }),
  );

/** No verb stands further from its نے than this in a sentence one can follow. */
const reach = 160;

const contentOf = (
  sentence: Sentence,
  source: Span,
  { from, cue }: { from: number; cue: Span },
): Span | undefined => {
  const after = contentAfter(sentence, cue.end);
  if (after !== undefined) return after;
  if (!ends(sentence, cue.end)) return undefined;
  return contentBefore(sentence, source) ?? objectBetween(sentence, from, cue.start);
};

/** X نے … کہا کہ … */
const agents = (sentence: Sentence): Attribution[] => {
  const starts = matches(sentence, ergative);
  return starts.flatMap(({ index }, at) => {
    const from = index + 2;
    const stop = Math.min(starts[at + 1]?.index ?? sentence.span.end, from + reach);
    const limited = { ...sentence, span: { start: from, end: stop } };
    const source = sourceSpan(sentence, index);
    const match = matches(limited, verbCue)[0];
    if (match === undefined || source === undefined) return [];
    const cue = { start: match.index, end: match.index + match[0].length };
    const content = contentOf(sentence, source, { from, cue });
    const lemma = match.groups?.lemma ?? match[0];
    return content === undefined ? [] : [toAttribution(sentence, { source, cue, content, lemma })];
  });
};

/** X کا کہنا ہے کہ … */
const nouns = (sentence: Sentence): Attribution[] =>
  matches(sentence, nounCue).flatMap((match) => {
    const cue = { start: match.index, end: match.index + match[0].length };
    const source = sourceSpan(sentence, match.index);
    const content = source && (contentAfter(sentence, cue.end) ?? contentBefore(sentence, source));
    if (source === undefined || content === undefined) return [];
    return [toAttribution(sentence, { source, cue, content, lemma: match.groups?.lemma ?? "" })];
  });

/** X کے مطابق … */
const accordingTo = (sentence: Sentence): Attribution[] =>
  matches(sentence, according).flatMap((match) => {
    const cue = { start: match.index, end: match.index + match[0].length };
    const source = sourceSpan(sentence, match.index);
    const rest = trim(sentence.text, { start: cue.end, end: sentence.span.end });
    const content = rest.end - rest.start > 10 ? rest : source && contentBefore(sentence, source);
    if (source === undefined || content === undefined) return [];
    return [toAttribution(sentence, { source, cue, content, lemma: "کے مطابق" })];
  });

/** X کو یہ کہتے سنا جا سکتا ہے کہ … */
const overheard = (sentence: Sentence): Attribution[] =>
  matches(sentence, heard).flatMap((match) => {
    const cue = { start: match.index, end: match.index + match[0].length };
    const object = /\s+کو\s*$/u.exec(sentence.text.slice(sentence.span.start, cue.start));
    const source =
      object === null ? undefined : sourceSpan(sentence, sentence.span.start + object.index);
    const content = contentAfter(sentence, cue.end);
    if (source === undefined || content === undefined) return [];
    return [toAttribution(sentence, { source, cue, content, lemma: "کہا" })];
  });

/** رپورٹ میں کہا گیا ہے کہ … */
const documents = (sentence: Sentence): Attribution[] =>
  matches(sentence, said).flatMap((match) => {
    const cue = { start: match.index, end: match.index + match[0].length };
    const place = /\s+میں\s*$/u.exec(sentence.text.slice(sentence.span.start, cue.start));
    const source =
      place === null ? undefined : sourceSpan(sentence, sentence.span.start + place.index, true);
    const content = contentAfter(sentence, cue.end);
    return content === undefined
      ? []
      : [toAttribution(sentence, { source, cue, content, lemma: "کہا" })];
  });

/** کہا جاتا ہے کہ … */
const unattributed = (sentence: Sentence): Attribution[] =>
  matches(sentence, nobody).flatMap((match) => {
    const cue = { start: match.index, end: match.index + match[0].length };
    const content = contentAfter(sentence, cue.end);
    return content === undefined
      ? []
      : [toAttribution(sentence, { source: undefined, cue, content, lemma: "کہا" })];
  });

/** All attributions of one Urdu sentence, those inside another's content included. */
export const urduSentence = (sentence: Sentence): Attribution[] =>
  [agents, nouns, accordingTo, overheard, documents, unattributed]
    .flatMap((rule) => rule(sentence))
    .toSorted((a, b) => (a.cue[0]?.start ?? 0) - (b.cue[0]?.start ?? 0));
