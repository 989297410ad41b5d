import type { Attribution } from "../attribution.ts";
import type { Reading } from "../language.ts";
import type { Paragraph } from "../paragraphs.ts";
import { findQuotes, type Quote } from "../quotes.ts";
import type { Span } from "../token.ts";
import { urduSentence } from "./rules.ts";

/** A longer stretch without a full stop is cut: time must stay linear. */
const maxSentence = 1500;

const cut = ({ start, end }: Span): Span[] => {
  const pieces: Span[] = [];
  for (let at = start; at < end; at += maxSentence)
    pieces.push({ start: at, end: Math.min(end, at + maxSentence) });
  return pieces;
};

/** Sentences end at ۔ ؟ ! outside of quote marks. */
const sentencesOf = (text: string, { start, end }: Paragraph, quotes: readonly Quote[]): Span[] => {
  const sentences: Span[] = [];
  let from = start;
  let next = 0;
  const outer = quotes.filter(({ depth, closed }) => depth === 0 && closed);
  for (let at = start; at < end; at += 1) {
    while ((outer[next]?.end ?? Infinity) <= at) next += 1;
    const quoted = (outer[next]?.start ?? Infinity) < at;
    if (quoted || !/[۔؟!]/u.test(text[at] ?? "")) continue;
    sentences.push({ start: from, end: at + 1 });
    from = at + 1;
  }
  sentences.push({ start: from, end });
  return sentences.flatMap(cut).filter((one) => text.slice(one.start, one.end).trim() !== "");
};

/** Attributions of Urdu paragraphs: by words and word order alone, since no tagger comes with a model of Urdu. */
export const urduReading = (text: string, paragraphs: readonly Paragraph[]): Reading => {
  const attributions: Attribution[] = [];
  const sentences: Span[] = [];
  for (const paragraph of paragraphs) {
    const quotes = findQuotes(text, paragraph.start, paragraph.end);
    for (const span of sentencesOf(text, paragraph, quotes)) {
      const own = quotes.filter(({ start, end }) => start >= span.start && end <= span.end);
      sentences.push(span);
      attributions.push(...urduSentence({ text, span, quotes: own }));
    }
  }
  return { attributions, sentences };
};
