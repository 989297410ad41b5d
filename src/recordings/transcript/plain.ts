import { parseClock } from "../../lib/transcript/clock.ts";
import { badTranscript } from "../../lib/transcript/failure.ts";
import { type Cue, newCue, type Transcript } from "../../lib/transcript/transcript.ts";

const clock = "(?:\\d{1,3}:)?\\d{1,3}:\\d{2}(?:[.,]\\d+)?";
/** “[02:13]”, or “[02:13.000 --> 02:15.000]” as Whisper prints it. */
const stamp = new RegExp(`^\\s*[[(]?(${clock})(?:\\s*-->\\s*(${clock}))?[\\])]?\\s*[-–:]?\\s*`);
const speaker = /^([\p{Lu}\p{Lo}][\p{L}\p{M} .'-]{0,40}):\s+/u;

/**
 * Reads plain text in which lines may start with a time, “[02:13]”, and a speaker, “Name: ”. A line without a time
 * goes on from the one before. Without any time, all of it is one cue of no length.
 */
export const parsePlain = (text: string, file: string): Transcript => {
  const cues: Cue[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    if (line.trim() === "") continue;
    const time = stamp.exec(line);
    const rest = line.slice(time?.[0].length ?? 0).trim();
    const name = speaker.exec(rest);
    const said = rest.slice(name?.[0].length ?? 0);
    const last = cues.at(-1);
    if (!time && !name && last) last.text += `\n${said}`;
    else {
      const from = (time && parseClock(time[1])) ?? last?.from ?? 0;
      const to = time?.[2] === undefined ? from : (parseClock(time[2]) ?? from);
      // Where a cue says itself when it ends, it is believed.
      if (last && last.to === last.from) last.to = Math.max(last.from, from);
      cues.push(newCue(from, Math.max(from, to), said, { speaker: name?.[1] ?? null }));
    }
  }
  if (cues.length === 0) throw badTranscript(file, undefined, "It holds no text");
  return { cues, language: null, source: file };
};
