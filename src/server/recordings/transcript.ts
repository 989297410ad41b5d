import type { z } from "@hono/zod-openapi";
import { hashNow } from "../../case/waiting.ts";
import { MandateError } from "../../lib/error.ts";
import { readTextWithin } from "../../lib/read-text.ts";
import { resolveWithin } from "../../lib/safe-path.ts";
import type { Transcript } from "../../lib/transcript/transcript.ts";
import { recordingsIn, stemsOf } from "../../recordings/beside.ts";
import { editTranscript } from "../../recordings/transcript/edit.ts";
import { transcriptFile } from "../../recordings/transcript/of-recording.ts";
import { readTranscript } from "../../recordings/transcript/read.ts";
import type { Desk } from "../desk.ts";
import type { TranscriptEdit, transcriptSchema } from "../schemas/transcript.ts";
import type { RecordingFile } from "./files.ts";

const MAX_BYTES = 64e6;

interface Found {
  file: string;
  text: string;
  version: string;
  transcript: Transcript;
}

/** The transcript of a recording as its file is now; undefined where there is none. Throws what reading it throws. */
const findTranscript = async ({ root, recording }: RecordingFile): Promise<Found | undefined> => {
  const file = await transcriptFile(root, recording);
  if (file === undefined) return undefined;
  const { text } = await readTextWithin(root, file, MAX_BYTES);
  // Of its bytes, not its text: a byte-order mark is part of the file and not of the text.
  const version = await hashNow(await resolveWithin(root, file, { file }));
  return { file, text, version: version ?? "", transcript: readTranscript(text, file) };
};

/** Where a correction is written: beside what it corrects, as WebVTT, which is read before every other form. */
const targetOf = async (
  { root, recording }: RecordingFile,
  found: Found | undefined,
): Promise<string> =>
  found
    ? found.file.replace(/\.[^./]*$/, ".vtt")
    : `${stemsOf(recording, await recordingsIn(root)).at(-1)}.vtt`;

/** The transcript of a recording to read and to correct; undefined where there is none. */
export const transcriptShown = async (
  recording: RecordingFile,
): Promise<z.infer<typeof transcriptSchema> | undefined> => {
  const found = await findTranscript(recording);
  if (!found) return undefined;
  const { file, version, transcript } = found;
  const cues = transcript.cues.map(({ from, to, text, speaker, confidence, words }) => ({
    from,
    to,
    text,
    ...(speaker !== null && { speaker }),
    ...(confidence !== null && { confidence }),
    words: words.flatMap((word) =>
      word.from === null ? [] : [{ text: word.text, from: word.from }],
    ),
  }));
  const target = await targetOf(recording, found);
  return { source: transcript.source, file, target, version, cues };
};

const changed = (file: string): MandateError =>
  new MandateError({
    code: "case/conflict",
    message: `${file} was changed by someone else since you opened it`,
    at: { file },
    fix: "Look at what is there now, make your change on it, and save.",
  });

/**
 * Writes a person's version of a transcript, or begins one, through the ledger. Fails `case/conflict` where the transcript is no
 * longer the version edited (or one has appeared), and as the case's writer does.
 */
export const saveTranscript = async (
  desk: Desk,
  recording: RecordingFile,
  { version, reason, cues }: TranscriptEdit,
): Promise<void> => {
  const found = await findTranscript(recording);
  const path = await targetOf(recording, found);
  if ((found?.version ?? null) !== version) throw changed(found?.file ?? path);
  const by = (await desk.writer.writer()).signer.name;
  const text = editTranscript(
    {
      text: found?.text,
      transcript: found?.transcript ?? { cues: [], language: null, source: by },
      by,
    },
    cues,
  );
  const base = found?.file === path ? found.version : null;
  await desk.writer.write({ path, text, base, reason });
};
