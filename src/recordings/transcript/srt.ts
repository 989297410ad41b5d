import { badTranscript } from "../../lib/transcript/failure.ts";
import { plainText } from "../../lib/transcript/markup.ts";
import { type Caption, unrolled } from "../../lib/transcript/rolling.ts";
import { newCue, type Transcript } from "../../lib/transcript/transcript.ts";
import { parseTiming } from "../../lib/transcript/vtt.ts";

/** “Name: text” with a short name is taken for a speaker, as subtitlers write it. */
export const withSpeaker = (text: string): { speaker: string | null; text: string } => {
  const match = /^(?:>>\s*)?([\p{Lu}\p{Lo}][\p{L}\p{M} .'-]{0,40}):\s+(\S[\s\S]*)$/u.exec(text);
  return match ? { speaker: match[1], text: match[2] } : { speaker: null, text };
};

const isEmpty = (line: string): boolean => line.trim() === "";
const isNumber = (line: string): boolean => /^\s*\d{1,7}\s*$/.test(line);
/** A line of times whose arrow is written otherwise. */
const isBadArrow = (line: string): boolean =>
  !line.includes("-->") && /^\s*\d+:\d\d.{0,12}(?:->|[–—]>|→).{0,4}\d+:\d\d/.test(line);

const lastFilled = (lines: string[]): number => lines.findLastIndex((line) => !isEmpty(line)) + 1;

/** How many of the lines between two lines of times are the first one's: all but the number of the second. */
const ownLines = (lines: string[], number: number): number => {
  const end = lastFilled(lines);
  const last = lines[end - 1] ?? "";
  // Further above than its times, a number may be what is said, unless it is the next in order.
  const isNext = isNumber(last) && (end === lines.length || Number(last) === number);
  return isNext ? lastFilled(lines.slice(0, end - 1)) : end;
};

/** Parts of the text, each from its line of times to the next one, less the number of that. */
const captionsOf = (lines: string[], file: string): Caption[] => {
  const timed = lines.flatMap((line, i) => (line.includes("-->") ? [i] : []));
  const fail = (at: number) =>
    badTranscript(file, at + 1, `No pair of times in “${lines[at].slice(0, 80)}”`);
  const stray = lines.findIndex((line, i) =>
    i < (timed[0] ?? lines.length) ? !isEmpty(line) && !isNumber(line) : isBadArrow(line),
  );
  if (stray >= 0) throw fail(stray);
  return timed.map((at, i) => {
    const times = parseTiming(lines[at]);
    if (!times || times[1] < times[0]) throw fail(at);
    const below = lines.slice(at + 1, timed[i + 1]);
    const end = i + 1 < timed.length ? ownLines(below, i + 2) : below.length;
    return { from: times[0], to: times[1], lines: below.slice(0, end) };
  });
};

/** Places on the screen and colours as ASS writes them, which some programs leave in SubRip. */
const overrides = /\{\\[^{}]{0,200}\}/g;

/** Reads SubRip (.srt), with numbers or without, and with empty lines inside a subtitle or none between two. */
export const parseSrt = (text: string, file: string): Transcript => {
  const captions = captionsOf(text.split(/\r\n|\n|\r/), file);
  if (captions.length === 0) throw badTranscript(file, undefined, "It holds no subtitles");
  const cues = unrolled(captions).map(({ from, to, lines }) => {
    const kept = lines.map((line) => line.replace(overrides, "")).filter((line) => !isEmpty(line));
    const said = withSpeaker(plainText(kept.join("\n")));
    return newCue(from, to, said.text, { speaker: said.speaker });
  });
  return { cues, language: null, source: file };
};
