import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";
import { readTextWithin } from "../../lib/read-text.ts";
import type { Transcript } from "../../lib/transcript/transcript.ts";
import { readTranscript } from "./read.ts";

/** Endings of transcripts, the one that keeps most first. */
const endings = [".vtt", ".srt", ".json", ".otr", ".eaf", ".txt"];

const MAX_BYTES = 64e6;

/** Path of a recording's transcript in the case: the file of `transcripts/` that has its name. */
export const transcriptFile = async (
  root: string,
  recording: string,
): Promise<string | undefined> => {
  const names = new Set(await readdir(join(root, "transcripts")).catch((): string[] => []));
  const { name } = parse(recording);
  const ending = endings.find((one) => names.has(`${name}${one}`));
  return ending && `transcripts/${name}${ending}`;
};

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
