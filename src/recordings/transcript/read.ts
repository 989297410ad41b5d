import { extname } from "node:path";
import type { Transcript } from "../../lib/transcript/transcript.ts";
import { parseVtt } from "../../lib/transcript/vtt.ts";
import { parseElan } from "./elan.ts";
import { parseOtr, parseOtrHtml } from "./otranscribe.ts";
import { parsePlain } from "./plain.ts";
import { parseSrt } from "./srt.ts";
import { parseWhisper } from "./whisper.ts";

type Parser = (text: string, file: string) => Transcript;

const byExtension: Record<string, Parser> = {
  ".vtt": parseVtt,
  ".srt": parseSrt,
  ".json": parseWhisper,
  ".otr": parseOtr,
  ".eaf": parseElan,
  ".txt": parsePlain,
};

/** Told by what the text is; a file's name decides only where that does not. */
const parserOf = (text: string, file: string): Parser => {
  const start = text.slice(0, 4000).trimStart();
  if (start.startsWith("WEBVTT")) return parseVtt;
  if (/<ANNOTATION_DOCUMENT[\s>]/.test(start)) return parseElan;
  if (/^(?:\d+\s*\n)?\s*[\d:,. ]+-->/.test(start)) return parseSrt;
  if (/^<[^]*<span[^<>]*class="timestamp"/i.test(start)) return parseOtrHtml;
  if (/^(?:\{|\[\s*[{\]])/.test(start))
    return /class=\\"timestamp/.test(text) ? parseOtr : parseWhisper;
  return byExtension[extname(file).toLowerCase()] ?? parsePlain;
};

/** Reads a transcript in any form that is known: WebVTT, SRT, Whisper JSON, oTranscribe, ELAN or plain text. */
export const readTranscript = (text: string, file: string): Transcript => {
  const plain = text.replace(/^\uFEFF/, "");
  return parserOf(plain, file)(plain, file);
};
