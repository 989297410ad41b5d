import type { Attribution } from "../attribution.ts";
import type { Paragraph } from "../paragraphs.ts";
import { findQuotes } from "../quotes.ts";
import { spanOf, type Token } from "../token.ts";
import { repairTags } from "./repair.ts";
import { sentenceAttributions } from "./rules.ts";
import { foldSpeech, splitSentences } from "./sentences.ts";
import { tagEnglish } from "./tagger.ts";

/** A sentence longer than this is cut: no grammar holds over it, and time must stay linear. */
const maxSentence = 200;

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
        .map((one) => ({ ...one, inSpeech: true }));
    });

/** Who the words that stand alone go on from: the last one quoted, else the last who spoke. */
const carriesOn = (out: readonly Attribution[]): Attribution | undefined =>
  out.findLast(({ inSpeech, quoted }) => !inSpeech && quoted !== "indirect") ??
  out.findLast(({ inSpeech, force }) => !inSpeech && force !== "believe");

/**
 * Attributions of one English paragraph. Speech that stands alone goes on from the last one that quoted somebody,
 * as in “A,” she said. “B.”
 */
export const englishAttributions = (text: string, { start, end }: Paragraph): Attribution[] => {
  const quotes = findQuotes(text, start, end);
  const tokens = repairTags(tagEnglish(text.slice(start, end), start));
  const out: Attribution[] = [];
  for (const sentence of splitSentences(foldSpeech(text, tokens, quotes)).flatMap(pieces)) {
    const last = isSpeechAlone(sentence) ? carriesOn(out) : undefined;
    if (last === undefined) out.push(...sentenceAttributions(sentence));
    else
      last.content.push(
        spanOf(sentence, 0, sentence.findLastIndex(({ pos }) => pos === "QUOTE") + 1),
      );
    out.push(...withinSpeech(text, sentence));
  }
  return out;
};
