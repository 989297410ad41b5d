import { z } from "zod";
import { badTranscript } from "../../lib/transcript/failure.ts";
import { newCue, type Transcript, type Word } from "../../lib/transcript/transcript.ts";

const time = z.number().min(0).max(1e6);
const share = z.number().min(0).max(1);

const word = z.object({
  word: z.string().max(500),
  start: time.optional(),
  end: time.optional(),
  probability: share.optional(),
});

const segment = z.object({
  start: time,
  end: time,
  text: z.string().max(20_000),
  avg_logprob: z.number().optional(),
  no_speech_prob: share.optional(),
  speaker: z.string().max(200).optional(),
  words: z.array(word).optional(),
});

/** What Whisper writes and `verbose_json` of the OpenAI interface returns. */
const whisper = z.object({
  language: z.string().max(40).nullish(),
  segments: z.array(segment).optional(),
  words: z.array(word).optional(),
  text: z.string().optional(),
});

const toWord = ({ word: text, start, end, probability }: z.infer<typeof word>): Word => ({
  text: text.trim(),
  from: start ?? null,
  to: end ?? null,
  confidence: probability ?? null,
});

const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const toCue = (part: z.infer<typeof segment>, loose: Word[]) => {
  const own =
    part.words?.map(toWord) ??
    loose.filter(({ from }) => from !== null && from >= part.start && from < part.end);
  const known = own.flatMap(({ confidence }) => confidence ?? []);
  const fromLog = part.avg_logprob === undefined ? null : Math.min(1, Math.exp(part.avg_logprob));
  return newCue(part.start, Math.max(part.start, part.end), part.text.trim(), {
    words: own,
    speaker: part.speaker ?? null,
    confidence: mean(known) ?? fromLog,
  });
};

/** A parsed Whisper JSON as a transcript. Throws `transcript/unreadable` where it is of another shape. */
export const fromWhisper = (json: unknown, file: string): Transcript => {
  const parsed = whisper.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badTranscript(
      file,
      undefined,
      `Not Whisper's JSON: ${issue.path.join(".")}: ${issue.message}`,
    );
  }
  const { segments = [], words = [], language, text } = parsed.data;
  const loose = words.map(toWord);
  const cues = segments.map((part) => toCue(part, loose));
  if (cues.length === 0 && text?.trim()) {
    cues.push(
      newCue(0, Math.max(0, ...loose.map(({ to }) => to ?? 0)), text.trim(), { words: loose }),
    );
  }
  return { cues, language: language ?? null, source: file };
};

export const parseWhisper = (text: string, file: string): Transcript => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw badTranscript(file, undefined, `Not JSON: ${String(cause)}`);
  }
  return fromWhisper(json, file);
};
