import { formatClock, parseClock } from "./clock.ts";
import { badTranscript } from "./failure.ts";
import { escapeMarkup, plainText } from "./markup.ts";
import { type Caption, unrolled } from "./rolling.ts";
import { type Cue, newCue, type Transcript, type Word } from "./transcript.ts";

export interface Block {
  line: number;
  lines: string[];
}

/**
 * Blocks of lines between empty lines, each with the number of its first line. A line of spaces counts as empty, but not right below a
 * cue's times: machine captions have one above their first words.
 */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const isBelowTimes = line !== "" && open?.lines.at(-1)?.includes("-->");
    if (line.trim() === "" && !isBelowTimes) open = undefined;
    else if (open) open.lines.push(line);
    else blocks.push((open = { line: i + 1, lines: [line] }));
  }
  return blocks;
};

/** Marks of direction, which editors put in front of numbers among Urdu. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Both times of a line with an arrow. */
export const parseTiming = (line: string): [number, number] | undefined => {
  const [left, right] = line.replace(directions, "").split("-->");
  const from = parseClock(left ?? "");
  const to = parseClock((right ?? "").trim().split(/\s+/)[0] ?? "");
  return from === undefined || to === undefined ? undefined : [from, to];
};

/** Words after inner time stamps: each lasts to the next stamp. */
const wordsOf = (payload: string, from: number, to: number): Word[] => {
  const parts = payload.split(/<((?:\d+:)?\d+:\d+\.\d+)>/);
  if (parts.length < 3) return [];
  const words: Word[] = [];
  let start = from;
  for (let i = 0; i < parts.length; i += 2) {
    // A stamp outside the cue, or before the last one, is none.
    const next = parseClock(parts[i + 1] ?? "") ?? (i + 1 < parts.length ? start : to);
    const end = Math.min(to, Math.max(start, next));
    const text = plainText(parts[i]);
    if (text !== "") words.push({ text, from: start, to: end, confidence: null });
    start = end;
  }
  return words;
};

const voice = /^\s*<v(?:\.[^\s>]*)?\s+([^>]*)>/;

/** Whether a block holds a cue, and not a note, style, region or the head. */
export const isCueBlock = ({ lines }: Block): boolean =>
  !/^(NOTE|STYLE|REGION|WEBVTT)(\s|$)/.test(lines[0]) && lines.some((line) => line.includes("-->"));

const captionOf = ({ line, lines }: Block, file: string): Caption => {
  const at = lines.findIndex((each) => each.includes("-->"));
  const times = parseTiming(lines[at]);
  if (!times || times[1] < times[0])
    throw badTranscript(file, line + at, `“${lines[at].slice(0, 80)}” is no pair of times`);
  return { from: times[0], to: times[1], lines: lines.slice(at + 1) };
};

const cueOf = ({ from, to, lines }: Caption): Cue => {
  const payload = lines.join("\n");
  const speaker = voice.exec(payload)?.[1];
  return newCue(from, to, plainText(payload), {
    speaker: speaker === undefined ? null : plainText(speaker) || null,
    words: wordsOf(payload, from, to),
  });
};

/** Reads WebVTT (W3C), voices and inner time stamps included; styles and regions are passed over, rolling captions read once. */
export const parseVtt = (text: string, file: string): Transcript => {
  const blocks = blocksOf(text);
  if (!/^WEBVTT(\s|$)/.test(blocks[0]?.lines[0] ?? ""))
    throw badTranscript(file, 1, "It does not start with WEBVTT");
  const language = /^Language:\s*([\w-]{2,20})$/im.exec(blocks[0].lines.join("\n"))?.[1] ?? null;
  const source = /^Source:\s*(.{1,200})$/im.exec(blocks[0].lines.join("\n"))?.[1] ?? file;
  const captions = blocks.filter(isCueBlock).map((block) => captionOf(block, file));
  return { cues: unrolled(captions).map(cueOf), language, source };
};

const payloadOf = ({ text, words }: Cue): string =>
  words.length > 0 && words.every(({ from }) => from !== null)
    ? words
        .map(
          (word, i) =>
            `${i > 0 ? ` <${formatClock(word.from ?? 0)}>` : ""}${escapeMarkup(word.text)}`,
        )
        .join("")
    : escapeMarkup(text).replace(/\n{2,}/g, "\n");

const notesOf = ({ confidence, voiced }: Cue): string => {
  const notes = [
    ...(confidence === null ? [] : [`confidence ${confidence.toFixed(3)}`]),
    ...(voiced === null ? [] : [`voiced ${voiced.toFixed(2)}`]),
  ];
  return notes.length > 0 ? `NOTE ${notes.join(", ")}\n\n` : "";
};

/** A cue's timing and payload. `settings` is what stood after its times, such as `align:start`. */
export const cueLines = (cue: Cue, settings = ""): string => {
  const speaker =
    cue.speaker === null ? "" : `<v ${escapeMarkup(cue.speaker.replace(/\s+/g, " "))}>`;
  return `${formatClock(cue.from)} --> ${formatClock(cue.to)}${settings && ` ${settings}`}\n${speaker}${payloadOf(cue)}`;
};

/** Writes WebVTT with speakers, words and, as notes, confidence and voice activity. */
export const writeVtt = ({ cues, language, source }: Transcript): string => {
  const head = [
    "WEBVTT",
    ...(language ? [`Language: ${language}`] : []),
    `Source: ${source.replace(/\s+/g, " ")}`,
  ];
  const body = cues.map((cue, i) => `${notesOf(cue)}${i + 1}\n${cueLines(cue)}`);
  return `${[head.join("\n"), ...body].join("\n\n")}\n`;
};
