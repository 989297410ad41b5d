import { cutAtChanges } from "./changes.ts";
import { joinVoices } from "./cluster.ts";
import { type Span, Sums } from "./gaussian.ts";
import { cepstra, FRAMES_A_SECOND } from "./mfcc.ts";
import { type Labelled, resegment } from "./resegment.ts";
import { Listener, type Sound } from "./sound.ts";

/** A stretch in which one voice seems to speak. Seconds; voices are numbered from 1 as they first speak. */
export interface Turn {
  from: number;
  to: number;
  voice: number;
}

/** What made the turns, for the record. */
export const method = "mandate-voices 1";

/** Sound taken in at a time: clustering is quadratic, and memory must not grow with the recording. */
const PART_SECONDS = 20 * 60;
/** Turns of one voice with less between them are one. */
const BREATH = 0.5;

/** A part's turns, its voices numbered on their own, with what is needed to know them again in other parts. */
interface Part {
  turns: Labelled[];
  voices: Sums[];
}

const sumsOf = ({ frames, heard }: Sound, spans: readonly Span[]): Sums =>
  spans.reduce((sums, span) => sums.add(frames, span, heard), new Sums(cepstra.dims));

/** Pieces joined to voices, whose ends are moved. */
const partOf = (sound: Sound, voices: number | undefined): Part => {
  const pieces = sound.stretches.flatMap((stretch) => cutAtChanges(sound, stretch));
  const groups = joinVoices(
    pieces.map((piece) => sumsOf(sound, [piece])),
    voices,
  );
  const labelled = groups.flatMap((group, voice) =>
    group.map((piece) => ({ ...pieces[piece], voice })),
  );
  const turns = resegment(sound, labelled);
  const byVoice = [...Map.groupBy(turns, ({ voice }) => voice)];
  const numbers = new Map(byVoice.map(([voice], i) => [voice, i]));
  return {
    turns: turns.map(({ from, to, voice }) => ({ from, to, voice: numbers.get(voice) ?? 0 })),
    voices: byVoice.map(([, spans]) => sumsOf(sound, spans)),
  };
};

/** Turns in order, those of one voice with a breath between them joined, voices numbered as they come. */
const tidy = (turns: readonly Turn[]): Turn[] => {
  const numbers = new Map<number, number>();
  const joined: Turn[] = [];
  for (const { from, to, voice } of turns) {
    if (!numbers.has(voice)) numbers.set(voice, numbers.size + 1);
    const number = numbers.get(voice) as number;
    const last = joined.at(-1);
    if (last?.voice === number && from - last.to < BREATH) last.to = to;
    else joined.push({ from, to, voice: number });
  }
  return joined;
};

/** The same voices across parts, and all turns on the recording's own time. */
const link = (parts: readonly Part[], voices: number | undefined): Turn[] => {
  const all = parts.flatMap((part) => part.voices);
  const groups = parts.length > 1 ? joinVoices(all, voices) : all.map((_, i) => [i]);
  const voiceOf = new Map(groups.flatMap((group, i) => group.map((one) => [one, i])));
  let before = 0;
  return parts.flatMap((part, i) => {
    const seconds = (frame: number) => i * PART_SECONDS + frame / FRAMES_A_SECOND;
    const placed = part.turns.map(({ from, to, voice }) => ({
      from: seconds(from),
      to: seconds(to),
      voice: voiceOf.get(before + voice) ?? 0,
    }));
    before += part.voices.length;
    return placed;
  });
};

export interface DiariseOptions {
  /** How many speak, where a person knows; absent: as many as the sound needs. */
  voices?: number;
  onProgress?: (seconds: number) => void;
}

/**
 * Who speaks when, as a proposal: turns of voices that have numbers and no names, from one channel at 16 kHz.
 * Voice activity, cuts where the sound changes, joining by likelihood, and a Viterbi pass that moves the cuts. Two who speak at once are heard as one; a jingle or a barking dog may be taken for a voice.
 * Memory is that of 20 minutes.
 */
export const diarise = async (
  chunks: AsyncIterable<Float32Array>,
  { voices, onProgress }: DiariseOptions = {},
): Promise<Turn[]> => {
  const size = PART_SECONDS * cepstra.rate;
  const parts: Part[] = [];
  const listener = await Listener.open();
  let filled = 0;
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; ) {
        const samples = chunk.subarray(at, at + size - filled);
        listener.push(samples);
        at += samples.length;
        filled += samples.length;
        onProgress?.(parts.length * PART_SECONDS + filled / cepstra.rate);
        if (filled < size) continue;
        parts.push(partOf(listener.take(), undefined));
        filled = 0;
      }
    }
    if (filled > 0) parts.push(partOf(listener.take(), parts.length === 0 ? voices : undefined));
  } finally {
    listener.close();
  }
  return tidy(link(parts, voices));
};
