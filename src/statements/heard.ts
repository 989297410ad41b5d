import { formatClock } from "../lib/transcript/clock.ts";
import type { Transcript } from "../lib/transcript/transcript.ts";

/** A transcript as one text, a cue a line, so that a quote may run over several cues. */
export interface Heard {
  text: string;
  /** Where each cue begins in the text (UTF-16 offset), when it was uttered, and whose voice it purports to be. */
  cues: { at: number; time: string; words: string; voice: string | null }[];
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** The words of a transcript in the order of its cues. */
export const heardIn = ({ cues }: Transcript): Heard => {
  const heard: Heard = { text: "", cues: [] };
  for (const { from, text, speaker } of cues) {
    const words = oneLine(text);
    heard.cues.push({ at: heard.text.length, time: formatClock(from), words, voice: speaker });
    heard.text += `${words}\n`;
  }
  return heard;
};

/** When the words at an offset of its text were uttered: 00:01:02.000; undefined before the first cue. */
export const timeAt = ({ cues }: Heard, offset: number): string | undefined =>
  cues.findLast(({ at }) => at <= offset)?.time;
