import { z } from "zod";
import { parseClock } from "../../lib/transcript/clock.ts";
import { badTranscript } from "../../lib/transcript/failure.ts";
import { plainText } from "../../lib/transcript/markup.ts";
import { newCue, type Transcript } from "../../lib/transcript/transcript.ts";
import { parseJson } from "./json.ts";
import { withSpeaker } from "./srt.ts";

const otr = z.object({ text: z.string().max(5_000_000), media: z.string().nullish() });

/** Of limited length, so that time stays linear in a file made to make it otherwise. */
const stamp = /(<span[^<>]{0,300}class="[^"<>]{0,100}timestamp[^<>]{0,300}>[^<]{0,40}<\/span>)/i;

/** The second of a time stamp: as kept beside it, or else as it is shown. */
const secondOf = (span: string): number => {
  const kept = /data-timestamp="([\d.]+)"/i.exec(span)?.[1];
  return kept === undefined ? (parseClock(plainText(span)) ?? Number.NaN) : Number(kept);
};

/** oTranscribe's text as HTML with time stamps, as it is copied or exported: only times and text are kept. */
export const parseOtrHtml = (html: string, file: string): Transcript => {
  // What stands before the first time stamp is heard from the beginning.
  const parts = html.replace(/<br\s*\/?>|<\/p>|<\/div>/gi, "\n").split(stamp);
  const froms = parts.flatMap((part, i) => (i % 2 === 1 ? [secondOf(part)] : i === 0 ? [0] : []));
  if (froms.length === 1) throw badTranscript(file, undefined, "It has no time stamps");
  const cues = froms.flatMap((from, i) => {
    const said = withSpeaker(plainText(parts[2 * i] ?? ""));
    const to = froms.slice(i + 1).find(Number.isFinite) ?? from;
    if (said.text === "" || !Number.isFinite(from)) return [];
    return [newCue(from, Math.max(from, to), said.text, { speaker: said.speaker })];
  });
  if (cues.length === 0) throw badTranscript(file, undefined, "It holds no words");
  return { cues, language: null, source: "oTranscribe" };
};

/** Reads oTranscribe (.otr), which keeps its HTML in JSON. */
export const parseOtr = (text: string, file: string): Transcript => {
  const parsed = otr.safeParse(parseJson(text, file));
  if (!parsed.success)
    throw badTranscript(file, undefined, "Not oTranscribe's JSON: it has no text");
  return parseOtrHtml(parsed.data.text, file);
};
