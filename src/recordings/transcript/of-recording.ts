import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { readTextAt, readTextWithin } from "../../lib/read-text.ts";
import type { Transcript } from "../../lib/transcript/transcript.ts";
import { recordingsIn, stemsOf } from "../beside.ts";
import { readTranscript } from "./read.ts";

/** Endings of transcripts, the one that keeps most first. */
const endings = [".vtt", ".srt", ".json", ".otr", ".eaf", ".txt"];

const MAX_BYTES = 64e6;

/**
 * Path of a recording's transcript in the case: the file of `transcripts/` that has its whole name, or its name
 * without the ending where no other recording of the case shares that.
 */
export const transcriptFile = async (
  root: string,
  recording: string,
): Promise<string | undefined> => {
  const names = new Set(await readdir(join(root, "transcripts")).catch((): string[] => []));
  return stemsOf(recording, await recordingsIn(root))
    .flatMap((stem) => endings.map((ending) => `${stem}${ending}`))
    .find((file) => names.has(basename(file)));
};

/** The transcript in a file that the user named. Throws what reading it throws, and what is wrong in it. */
export const transcriptAt = async (path: string): Promise<Transcript> =>
  readTranscript(await readTextAt(path, path, MAX_BYTES), path);

/**
 * The transcript of a recording of a case; undefined where there is none. Throws what reading a file of the case
 * throws (`path/outside` for a link that leaves it), and what is wrong in the transcript.
 */
export const transcriptOf = async (
  root: string,
  recording: string,
): Promise<Transcript | undefined> => {
  const file = await transcriptFile(root, recording);
  if (file === undefined) return undefined;
  const { text } = await readTextWithin(root, file, MAX_BYTES);
  return readTranscript(text, file);
};
