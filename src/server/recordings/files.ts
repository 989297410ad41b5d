import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { resolveWithin } from "../../lib/safe-path.ts";
import { isRecordingName } from "../../recordings/names.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";

/** A recording of the case: its path there, and where it is. */
export interface RecordingFile {
  root: string;
  /** exhibits/NAME */
  recording: string;
  /** Absolute, links resolved. */
  path: string;
  size: number;
}

/** Root of the case, without waiting for its claims to be tested. */
export const rootOf = (desk: Desk): Promise<string> => realpath(desk.live.folder);

/** Paths in the case of its recordings, in order. */
export const recordingPaths = async (root: string): Promise<string[]> => {
  const entries = await readdir(join(root, "exhibits"), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && isRecordingName(entry.name))
    .map(({ name }) => `exhibits/${name}`)
    .sort();
};

/** A recording by its name. Fails `server/missing`, or `path/outside` for a name or a link that leads out of the case. */
export const recordingFile = async (desk: Desk, name: string): Promise<RecordingFile> => {
  const root = await rootOf(desk);
  const recording = `exhibits/${name}`;
  const path = await resolveWithin(root, recording, { file: recording });
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || !isRecordingName(name)) throw missing(`recording “${name}”`);
  return { root, recording, path, size: found.size };
};
