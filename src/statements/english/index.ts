import type { Attribution } from "../attribution.ts";
import type { Reading } from "../language.ts";
import type { Paragraph } from "../paragraphs.ts";
import { findQuotes, type Quote } from "../quotes.ts";
import { type Span, spanOf, type Token } from "../token.ts";
import { repairTags } from "./repair.ts";
import { sentenceAttributions } from "./rules.ts";
import { foldSpeech, splitSentences } from "./sentences.ts";
import { tagParagraphs } from "./tagger.ts";

/** A sentence longer than this is cut: no grammar holds over it, and time must stay linear. */
const maxSentence = 120;

const pieces = (sentence: Token[]): Token[][] => {
  if (sentence.length <= maxSentence) return [sentence];
  const out: Token[][] = [];
  for (let at = 0; at < sentence.length; at += maxSentence)
    out.push(sentence.slice(at, at + maxSentence));
  return out;
};

const isSpeechAlone = (sentence: readonly Token[]): boolean =>
  sentence.every(({ pos, text }) => pos === "QUOTE" || /^[.,…]$/.test(text));

const withinSpeech = (text: string, sentence: readonly Token[]): Attribution[] =>
  sentence
    .filter(({ pos }) => pos === "QUOTE")
    .flatMap(({ inner = [], start, end }) => {
      const words = inner.slice(1, -1);
      const quotes = findQuotes(text, start + 1, end - 1);
      return splitSentences(foldSpeech(text, words, quotes))
        .flatMap(pieces)
        .flatMap((one) => sentenceAttributions(one))
        .map((one) => Object.assign(one, { inSpeech: true }));
    });

/** Who the words that stand alone go on from: the last one quoted, else the last who spoke. */
const carriesOn = (out: readonly Attribution[]): Attribution | undefined =>
  out.findLast(({ inSpeech, quoted }) => !inSpeech && quoted !== "indirect") ??
  out.findLast(({ inSpeech, force }) => !inSpeech && force !== "believe");

/** "Caddell continued:" with its words in the next paragraph. */
const announces = (sentences: readonly Token[][]): Announced | undefined => {
  const tokens = sentences.at(-1) ?? [];
  if (tokens.at(-1)?.text !== ":" || tokens.length < 3) return undefined;
  const found = sentenceAttributions([...tokens, spoken(tokens.at(-1)?.end ?? 0)]);
  return found.findLast(({ quoted }) => quoted === "direct");
};

/** A quote of several paragraphs opens anew in each and closes in the last alone. */
const runsOn = (quotes: readonly Quote[]): boolean =>
  quotes.some(({ depth, closed }) => depth === 0 && !closed);

type Announced = Attribution;

const spoken = (at: number): Token => ({
  text: "“…”",
  lower: "",
  pos: "QUOTE",
  start: at,
  end: at,
});

interface ParagraphReading {
  out: Attribution[];
  sentences: Span[];
  /** Announced at the end of the last paragraph. */
  announced: Announced | undefined;
}

const speechSpan = (sentence: readonly Token[]): Span =>
  spanOf(sentence, 0, sentence.findLastIndex(({ pos }) => pos === "QUOTE") + 1);

const readParagraph = (
  text: string,
  { paragraph: { start, end }, words }: { paragraph: Paragraph; words: Token[] },
  announced: Announced | undefined,
): ParagraphReading => {
  const quotes = findQuotes(text, start, end);
  const tokens = repairTags(words);
  const sentences = splitSentences(foldSpeech(text, tokens, quotes)).flatMap(pieces);
  const out: Attribution[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const alone = isSpeechAlone(sentence);
    const last = alone ? (carriesOn(out) ?? (index === 0 ? announced : undefined)) : undefined;
    if (last === undefined) out.push(...sentenceAttributions(sentence));
    else if (last === announced) out.push({ ...last, content: [speechSpan(sentence)] });
    else last.content.push(speechSpan(sentence));
    out.push(...withinSpeech(text, sentence));
  }
  return {
    out,
    announced: announces(sentences) ?? (runsOn(quotes) ? carriesOn(out) : undefined),
    sentences: sentences.map((sentence) => spanOf(sentence, 0, sentence.length)),
  };
};

/**
 * Attributions of English paragraphs, in their order. Speech that stands alone goes on from the last one that quoted
 * somebody, as in “A,” she said. “B.”, or from a paragraph that ends in "he continued:".
 */
export const englishReading = (text: string, paragraphs: readonly Paragraph[]): Reading => {
  const attributions: Attribution[] = [];
  const sentences: Span[] = [];
  let announced: Announced | undefined;
  const tagged = tagParagraphs(text, paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    const words = tagged[index] ?? [];
    const reading = readParagraph(text, { paragraph, words }, announced);
    for (const one of reading.out) attributions.push(one);
    for (const one of reading.sentences) sentences.push(one);
    announced = reading.announced;
  }
  return { attributions, sentences };
};
