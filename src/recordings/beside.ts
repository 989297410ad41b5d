import { readdir } from "node:fs/promises";
import { basename, join, parse } from "node:path";
import { MandateError } from "../lib/error.ts";
import { readTextWithin } from "../lib/read-text.ts";
import { isRecordingName } from "./names.ts";

/** Recordings of a case's `exhibits/`, as paths relative to the case, in order. */
export const recordingsIn = async (root: string): Promise<string[]> => {
  const entries = await readdir(join(root, "exhibits"), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && isRecordingName(entry.name))
    .map(({ name }) => `exhibits/${name}`)
    .sort();
};

const MAX_BYTES = 64_000_000;

/** Text of a file of the case, undefined where there is none. Fails as `readTextWithin` does otherwise. */
export const readIfThere = async (root: string, file: string): Promise<string | undefined> => {
  try {
    return (await readTextWithin(root, file, MAX_BYTES)).text;
  } catch (error) {
    if (error instanceof MandateError && error.code === "file/missing") return undefined;
    throw error;
  }
};

/**
 * Where what is written of a recording stands, without an ending: `transcripts/leak.opus` for sure, and
 * `transcripts/leak` where no other recording of the case is called that.
 */
export const stemsOf = (recording: string, all: readonly string[]): string[] => {
  const { name } = parse(recording);
  const isAlone = all.every((other) => other === recording || parse(other).name !== name);
  const whole = `transcripts/${basename(recording)}`;
  return isAlone ? [whole, `transcripts/${name}`] : [whole];
};
