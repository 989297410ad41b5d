import { formatClock } from "../lib/transcript/clock.ts";
import type { Transcript } from "../lib/transcript/transcript.ts";

/** A transcript as one text, a cue a line, so that a quote may run over several cues. */
export interface Heard {
  text: string;
  /** Where each cue begins in the text (UTF-16 offset), and when it was uttered. */
  cues: { at: number; time: string }[];
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** The words of a transcript in the order of its cues. */
export const heardIn = ({ cues }: Transcript): Heard => {
  const heard: Heard = { text: "", cues: [] };
  for (const { from, text } of cues) {
    heard.cues.push({ at: heard.text.length, time: formatClock(from) });
    heard.text += `${oneLine(text)}\n`;
  }
  return heard;
};

/** When the words at an offset of its text were uttered: 00:01:02.000; undefined before the first cue. */
export const timeAt = ({ cues }: Heard, offset: number): string | undefined =>
  cues.findLast(({ at }) => at <= offset)?.time;
