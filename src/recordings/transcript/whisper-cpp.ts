import { z } from "zod";
import { newCue, type Transcript, type Word } from "../../lib/transcript/transcript.ts";
import { languageTag } from "./language.ts";

const milliseconds = z.number().min(0).max(1e9);
const offsets = z.object({ from: milliseconds, to: milliseconds });

const token = z.object({
  text: z.string().max(500),
  offsets: offsets.optional(),
  p: z.number().min(0).max(1).optional(),
});

const piece = z.object({
  offsets,
  text: z.string().max(20_000),
  tokens: z.array(token).optional(),
});

const whisperCpp = z.object({
  result: z.object({ language: z.string().max(40).optional() }).optional(),
  transcription: z.array(piece),
});

type Token = z.infer<typeof token>;

/** Tokens that begin a word start with a space; the others go on. */
const wordsFrom = (tokens: Token[]): Word[] => {
  const groups: Token[][] = [];
  for (const one of tokens) {
    if (/^\[_.*\]$|^<\|.*\|>$/.test(one.text)) continue;
    if (groups.length === 0 || one.text.startsWith(" ")) groups.push([one]);
    else groups[groups.length - 1].push(one);
  }
  return groups.map((group) => {
    const known = group.flatMap(({ p }) => p ?? []);
    return {
      text: group
        .map(({ text }) => text)
        .join("")
        .trim(),
      from: (group[0].offsets?.from ?? Number.NaN) / 1000,
      to: (group[group.length - 1].offsets?.to ?? Number.NaN) / 1000,
      confidence: known.length === 0 ? null : known.reduce((sum, p) => sum + p, 0) / known.length,
    };
  });
};

/**
 * Words of a piece, or none where its tokens do not add up to its text: letters of Urdu are often split between tokens, and lost.
 */
const wordsOf = ({ text, tokens = [] }: z.infer<typeof piece>): Word[] => {
  const words = wordsFrom(tokens);
  const timed = words.every(({ from, to }) => from !== null && to !== null && from <= to);
  const squeezed = text.trim().replace(/\s+/g, " ");
  return timed && words.map((one) => one.text).join(" ") === squeezed ? words : [];
};

const toCue = (given: z.infer<typeof piece>) => {
  const words = wordsOf(given);
  const known = words.flatMap(({ confidence }) => confidence ?? []);
  const from = given.offsets.from / 1000;
  return newCue(from, Math.max(from, given.offsets.to / 1000), given.text.trim(), {
    words,
    confidence: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length,
  });
};

/** The JSON of whisper.cpp (`-oj`, `-ojf`: times in milliseconds, tokens for words); undefined where it is of another shape. */
export const fromWhisperCpp = (json: unknown, file: string): Transcript | undefined => {
  const parsed = whisperCpp.safeParse(json);
  if (!parsed.success) return undefined;
  const { result, transcription } = parsed.data;
  return { cues: transcription.map(toCue), language: languageTag(result?.language), source: file };
};
