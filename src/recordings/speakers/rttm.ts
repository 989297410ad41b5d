import { MandateError } from "../../lib/error.ts";

/** A turn with the label its voice has within a recording. */
export interface LabelledTurn {
  from: number;
  to: number;
  voice: string;
}

const MOST_TURNS = 200_000;

const bad = (file: string, line: number, message: string): MandateError =>
  new MandateError({
    code: "speakers/unreadable",
    message,
    at: { file, line },
    fix: "Write: SPEAKER recording 1 start length <NA> <NA> voice <NA> <NA>, times in seconds.",
  });

/** Labels are one word of a line, and are shown to people: no blanks, no control or direction characters. */
const label = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,99}$/u;

const turnOf = (line: string, file: string, number: number): LabelledTurn | undefined => {
  const [type, , , start, length, , , voice] = line.trim().split(/\s+/);
  if (!type || type.startsWith(";;") || type !== "SPEAKER") return undefined;
  const [from, seconds] = [Number(start), Number(length)];
  const areTimes = start !== undefined && length !== undefined && from >= 0 && seconds > 0;
  if (!areTimes || !Number.isFinite(from + seconds))
    throw bad(file, number, "The start or the length is no number of seconds");
  if (!voice || !label.test(voice)) throw bad(file, number, "The voice has no usable label");
  return { from, to: Number((from + seconds).toFixed(3)), voice };
};

/**
 * Reads turns in NIST's Rich Transcription Time Marked format (RTTM), as most diarisation programs write it, in order
 * of time. Other objects than SPEAKER are passed over. Throws `speakers/unreadable` with the line.
 */
export const parseRttm = (text: string, file: string): LabelledTurn[] => {
  const turns: LabelledTurn[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const turn = turnOf(line, file, i + 1);
    if (turn) turns.push(turn);
    if (turns.length > MOST_TURNS)
      throw bad(file, i + 1, `There are more than ${MOST_TURNS} turns`);
  }
  return turns.sort((a, b) => a.from - b.from || a.to - b.to);
};

/** Writes turns as RTTM. `name` stands for the recording; blanks in it are written as `_`. */
export const writeRttm = (turns: readonly LabelledTurn[], name: string): string =>
  turns
    .map(({ from, to, voice }) => {
      const id = name.replace(/\s+/g, "_");
      return `SPEAKER ${id} 1 ${from.toFixed(3)} ${(to - from).toFixed(3)} <NA> <NA> ${voice} <NA> <NA>\n`;
    })
    .join("");
