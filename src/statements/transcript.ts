/** A stretch of a transcript, as one cue of its file has it. */
export interface TranscriptCue {
  /** UTF-16 offset of its first character in the text. */
  at: number;
  /** As the file states it: 00:01:02.000. */
  time: string;
}

/** The words of a transcript, one cue a line, and when each was uttered. */
export interface Transcript {
  text: string;
  cues: TranscriptCue[];
}

const timing = /^\s*((?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3})\s+-->\s/u;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&lrm;": "\u200E",
  "&rlm;": "\u200F",
  "&nbsp;": "\u00A0",
};

const wordsOfCue = (lines: readonly string[]): string =>
  lines
    .join(" ")
    .replaceAll(/<[^<>]{0,500}>/gu, "")
    .replaceAll(/&(?:amp|lt|gt|lrm|rlm|nbsp);/gu, (entity) => entities[entity] ?? entity)
    .trim();

/**
 * The words of a WebVTT file (W3C, 2019): notes, styles, cue names and markup left out. Anything that is no cue is
 * passed over, as the standard's parser does.
 */
export const readTranscript = (file: string): Transcript => {
  const transcript: Transcript = { text: "", cues: [] };
  for (const block of file.replace(/^\uFEFF/u, "").split(/\r?\n(?:[ \t]*\r?\n)+/u)) {
    const lines = block.split(/\r?\n/u);
    const first = lines.slice(0, 3).findIndex((line) => timing.test(line));
    if (first === -1) continue;
    const time = timing.exec(lines[first])?.[1] ?? "";
    transcript.cues.push({ at: transcript.text.length, time });
    transcript.text += `${wordsOfCue(lines.slice(first + 1))}\n`;
  }
  return transcript;
};

/** When the words at an offset of its text were uttered; undefined before the first cue. */
export const timeAt = ({ cues }: Transcript, offset: number): string | undefined =>
  cues.findLast(({ at }) => at <= offset)?.time;
