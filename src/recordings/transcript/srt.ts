import { badTranscript } from "../../lib/transcript/failure.ts";
import { plainText } from "../../lib/transcript/markup.ts";
import { newCue, type Transcript } from "../../lib/transcript/transcript.ts";
import { blocksOf, parseTiming } from "../../lib/transcript/vtt.ts";

/** “Name: text” with a short name is taken for a speaker, as subtitlers write it. */
const withSpeaker = (text: string): { speaker: string | null; text: string } => {
  const match = /^(?:>>\s*)?([\p{Lu}\p{Lo}][\p{L}\p{M} .'-]{0,40}):\s+(\S[\s\S]*)$/u.exec(text);
  return match ? { speaker: match[1], text: match[2] } : { speaker: null, text };
};

/** Reads SubRip (.srt). */
export const parseSrt = (text: string, file: string): Transcript => {
  const cues = blocksOf(text).map(({ line, lines }) => {
    const at = lines.findIndex((each) => each.includes("-->"));
    const times = at < 0 ? undefined : parseTiming(lines[at]);
    if (!times || times[1] < times[0]) {
      throw badTranscript(
        file,
        line + Math.max(0, at),
        `No pair of times in “${lines[Math.max(0, at)].slice(0, 80)}”`,
      );
    }
    const said = withSpeaker(plainText(lines.slice(at + 1).join("\n")));
    return newCue(times[0], times[1], said.text, { speaker: said.speaker });
  });
  if (cues.length === 0) throw badTranscript(file, undefined, "It holds no subtitles");
  return { cues, language: null, source: file };
};
