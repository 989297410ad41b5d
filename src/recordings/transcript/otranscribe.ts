import { z } from "zod";
import { badTranscript } from "../../lib/transcript/failure.ts";
import { plainText } from "../../lib/transcript/markup.ts";
import { newCue, type Transcript } from "../../lib/transcript/transcript.ts";

const otr = z.object({ text: z.string().max(5_000_000), media: z.string().optional() });

/** Reads oTranscribe (.otr): HTML with time stamps, of which only times and text are kept. */
export const parseOtr = (text: string, file: string): Transcript => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badTranscript(file, undefined, "Not JSON, which an .otr file is");
  }
  const parsed = otr.safeParse(json);
  if (!parsed.success)
    throw badTranscript(file, undefined, "Not oTranscribe's JSON: it has no text");
  const parts = parsed.data.text
    .replace(/<br\s*\/?>|<\/p>|<\/div>/gi, "\n")
    .split(/<span[^>]*class="timestamp"[^>]*data-timestamp="([\d.]+)"[^>]*>[^<]*<\/span>/i);
  const stamps = parts.filter((_, i) => i % 2 === 1).map(Number);
  const cues = stamps.flatMap((from, i) => {
    const said = plainText(parts[2 * i + 2] ?? "");
    const to = stamps[i + 1] ?? from;
    return said === "" || !Number.isFinite(from) ? [] : [newCue(from, Math.max(from, to), said)];
  });
  if (cues.length === 0) throw badTranscript(file, undefined, "It has no time stamps");
  return { cues, language: null, source: "oTranscribe" };
};
