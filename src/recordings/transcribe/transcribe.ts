import type { Cue, Transcript } from "../../lib/transcript/transcript.ts";
import type { Audio } from "../decode/audio.ts";
import { monoAt } from "../dsp/mono.ts";
import type { SpeechBackend } from "./backend.ts";
import { VoiceDetector, type Voiced, voicedShare } from "./voice.ts";

const RATE = 16_000;
/** Whisper hears half a minute at a time; longer stretches are cut. */
const LONGEST = 28;
/** Pauses shorter than this do not part stretches. */
const PAUSE = 1.2;

/** Voiced stretches joined over short pauses and cut to what a model hears at a time. */
export const stretchesOf = (voiced: readonly Voiced[]): Voiced[] => {
  const stretches: Voiced[] = [];
  for (const { from, to } of voiced) {
    const last = stretches.at(-1);
    if (last && from - last.to < PAUSE && to - last.from <= LONGEST) last.to = to;
    else
      for (let at = from; at < to; at += LONGEST)
        stretches.push({ from: at, to: Math.min(to, at + LONGEST) });
  }
  return stretches;
};

const shift = (cue: Cue, by: number, voiced: readonly Voiced[]): Cue => {
  const move = (value: number | null) => (value === null ? null : Number((value + by).toFixed(3)));
  const from = move(cue.from) as number;
  const to = move(cue.to) as number;
  return {
    ...cue,
    from,
    to,
    voiced: Number(voicedShare(voiced, from, to).toFixed(3)),
    words: cue.words.map((word) => ({ ...word, from: move(word.from), to: move(word.to) })),
  };
};

/** The part of a stream kept between two places, dropped as soon as it has been asked for. */
class Tape {
  #parts: Float32Array[] = [];
  #start = 0;
  #end = 0;

  push(samples: Float32Array): void {
    this.#parts.push(samples);
    this.#end += samples.length;
  }

  take(from: number, to: number): Float32Array {
    const out = new Float32Array(Math.max(0, Math.min(to, this.#end) - from));
    let at = this.#start;
    for (const part of this.#parts) {
      const low = Math.max(from, at);
      const high = Math.min(to, at + part.length);
      if (high > low) out.set(part.subarray(low - at, high - at), low - from);
      at += part.length;
    }
    return out;
  }

  forget(before: number): void {
    while (this.#parts.length > 0 && this.#start + this.#parts[0].length <= before) {
      this.#start += (this.#parts.shift() as Float32Array).length;
    }
  }
}

/**
 * Transcribes a recording stretch by stretch where there is voice. Models invent text in silence: every cue says how
 * much of it was voiced. Two passes over the sound (`open` is called twice): one for voice, one for words.
 */
export const transcribe = async (
  open: () => Promise<Audio>,
  backend: SpeechBackend,
  onProgress: (seconds: number) => void = () => {},
): Promise<Transcript> => {
  const detector = new VoiceDetector();
  const first = await open();
  for await (const samples of monoAt(first.chunks, first.info.sampleRate, RATE))
    detector.push(samples);
  const voiced = detector.finish();
  const waiting = stretchesOf(voiced);
  const tape = new Tape();
  const cues: Cue[] = [];
  const languages = new Set<string>();
  const work = async (end: number): Promise<void> => {
    while (waiting.length > 0 && waiting[0].to * RATE <= end) {
      const { from, to } = waiting.shift() as Voiced;
      const at = Math.round(from * RATE);
      const heard = await backend.transcribe(tape.take(at, Math.round(to * RATE)));
      if (heard.language) languages.add(heard.language);
      cues.push(...heard.cues.map((cue) => shift(cue, at / RATE, voiced)));
      tape.forget(at);
      onProgress(to);
    }
    tape.forget(Math.min(end, Math.round((waiting[0]?.from ?? 0) * RATE)));
  };
  const second = await open();
  let end = 0;
  for await (const samples of monoAt(second.chunks, second.info.sampleRate, RATE)) {
    tape.push(samples);
    end += samples.length;
    await work(end);
  }
  await work(Number.POSITIVE_INFINITY);
  const language = languages.size === 1 ? [...languages][0] : null;
  return { cues, language, source: `${backend.record.backend}: ${backend.record.model}` };
};
