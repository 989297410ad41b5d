import { z } from "zod";
import { badTranscript } from "../../lib/transcript/failure.ts";
import { newCue, type Transcript, type Word } from "../../lib/transcript/transcript.ts";
import { parseJson } from "./json.ts";
import { languageTag } from "./language.ts";
import { wordKey, wordsOfText } from "./tokens.ts";
import { fromWhisperCpp } from "./whisper-cpp.ts";

const time = z.number().min(0).max(1e6);
/** Rounding may leave a probability a little above 1. */
const share = z.number().transform((value) => Math.min(1, Math.max(0, value)));

/** A word; what it is called differs between Whisper, WhisperX and whisper-timestamped. */
const word = z.object({
  word: z.string().max(500).optional(),
  text: z.string().max(500).optional(),
  start: time.nullish(),
  end: time.nullish(),
  probability: share.nullish(),
  score: share.nullish(),
  confidence: share.nullish(),
});

const segment = z.object({
  start: time,
  end: time,
  text: z.string().max(20_000),
  avg_logprob: z.number().nullish(),
  speaker: z.string().max(200).nullish(),
  words: z.array(word).nullish(),
});

/** What Whisper writes and `verbose_json` of the OpenAI interface returns. */
const whisper = z.object({
  language: z.string().max(40).nullish(),
  segments: z.array(segment).nullish(),
  words: z.array(word).nullish(),
  text: z.string().nullish(),
});

const toWord = (given: z.infer<typeof word>): Word => ({
  text: (given.word ?? given.text ?? "").trim(),
  from: given.start ?? null,
  to: typeof given.end === "number" ? Math.max(given.start ?? 0, given.end) : null,
  confidence: given.probability ?? given.score ?? given.confidence ?? null,
});

const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Words that stand beside the segments and not in them. They come without punctuation and their times differ a little from the
 * segments', so that they are told off by what each segment says, and by time only where that fails.
 */
class LooseWords {
  readonly #words: Word[];
  #next = 0;
  constructor(words: Word[]) {
    this.#words = words;
  }
  of({ start, end, text }: z.infer<typeof segment>): Word[] {
    const said = wordsOfText(text);
    const here = this.#words.slice(this.#next, this.#next + said.length);
    if (
      here.length === said.length &&
      said.every((one, i) => wordKey(one) === wordKey(here[i].text))
    ) {
      this.#next += said.length;
      for (const [i, one] of here.entries()) one.text = said[i];
      return here;
    }
    // What begins before the segment ends, and is not told off yet.
    let last = this.#next;
    while (last < this.#words.length && (this.#words[last].from ?? start) < end) last++;
    const inside = this.#words.slice(this.#next, last);
    this.#next = last;
    return inside;
  }
}

const toCue = (part: z.infer<typeof segment>, loose: LooseWords) => {
  const words = part.words?.map(toWord) ?? loose.of(part);
  const known = words.flatMap(({ confidence }) => confidence ?? []);
  const fromLog = typeof part.avg_logprob === "number" ? Math.exp(part.avg_logprob) : null;
  return newCue(part.start, Math.max(part.start, part.end), part.text.trim(), {
    words,
    speaker: part.speaker ?? null,
    confidence: mean(known) ?? (fromLog === null ? null : Math.min(1, fromLog)),
  });
};

/** Segments alone, as faster-whisper gives them, in one object with the rest absent. */
const asObject = (json: unknown): unknown => (Array.isArray(json) ? { segments: json } : json);

/** A parsed Whisper JSON as a transcript. Throws `transcript/unreadable` where it is of another shape. */
export const fromWhisper = (json: unknown, file: string): Transcript => {
  const parsed = whisper.safeParse(asObject(json));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badTranscript(
      file,
      undefined,
      `Not Whisper's JSON: ${issue.path.join(".")}: ${issue.message}`,
    );
  }
  const { segments, words, language, text } = parsed.data;
  if (!segments && !words && typeof text !== "string")
    throw badTranscript(file, undefined, "Not Whisper's JSON: it has no segments");
  const loose = (words ?? []).map(toWord);
  const told = new LooseWords(loose);
  const cues = (segments ?? []).map((part) => toCue(part, told));
  const said = text?.trim() || loose.map((one) => one.text).join(" ");
  if (cues.length === 0 && said) {
    const end = loose.reduce((last, { to }) => Math.max(last, to ?? 0), 0);
    cues.push(newCue(0, end, said, { words: loose }));
  }
  return { cues, language: languageTag(language), source: file };
};

/** Reads the JSON of Whisper, faster-whisper, WhisperX, the OpenAI interface and whisper.cpp. */
export const parseWhisper = (text: string, file: string): Transcript => {
  const json = parseJson(text, file);
  const transcript = fromWhisperCpp(json, file) ?? fromWhisper(json, file);
  if (transcript.cues.length === 0) throw badTranscript(file, undefined, "It holds no words");
  return transcript;
};
