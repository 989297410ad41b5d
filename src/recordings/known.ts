import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Derived, readCached } from "./cache.ts";
import { recordingsCache } from "./names.ts";
import { hashFile } from "./transcribe/model-folder.ts";

/** What tells, without reading it, that a file is the one that was hashed (as git's index does). */
interface Mark {
  size: string;
  modified: string;
  changed: string;
  inode: string;
}

interface Known extends Mark {
  sha256: string;
}

const markOf = async (path: string): Promise<Mark> => {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return {
    size: String(size),
    modified: String(mtimeNs),
    changed: String(ctimeNs),
    inode: String(ino),
  };
};

const noteFile = (root: string, recording: string): string => {
  const name = createHash("sha256").update(recording).digest("hex").slice(0, 32);
  return join(recordingsCache(root), "known", `${name}.json`);
};

const isAlike = (a: Mark, b: Mark): boolean =>
  a.size === b.size && a.modified === b.modified && a.inode === b.inode;

/**
 * Whether a file is the one that was noted. Rights taken away (an original is made read-only when the ledger is begun) change its
 * mark and not its bytes: these are then read once, and the new mark is kept.
 */
const isSame = async (root: string, recording: string, known: Known): Promise<boolean> => {
  const path = join(root, recording);
  const now = await markOf(path);
  if (!isAlike(known, now)) return false;
  if (known.changed === now.changed) return true;
  if ((await hashFile(path)) !== known.sha256) return false;
  // Where the mark cannot be kept, the bytes are read again next time.
  await noteAnalysis(root, recording, known.sha256).catch(() => {});
  return true;
};

/** Analyses read last: hours of sound have thousands of candidates, and every tile of a picture asks. */
const read = new Map<string, Derived>();
const KEPT = 32;

const readOnce = async (sha256: string, cache: string): Promise<Derived | undefined> => {
  const key = `${cache} ${sha256}`;
  const before = read.get(key);
  if (before && (await stat(before.files.peaks).catch(() => undefined))) return before;
  read.delete(key);
  const derived = await readCached(sha256, cache);
  if (!derived) return undefined;
  const [oldest] = read.keys();
  if (read.size >= KEPT && oldest !== undefined) read.delete(oldest);
  read.set(key, derived);
  return derived;
};

/**
 * The analysis of a recording of a case, as a rule without reading the recording: for showing at once what was seen before. Undefined where the
 * file was never analysed or has been touched since; hashing it (analyseCached) then tells.
 */
export const recallAnalysis = async (
  root: string,
  recording: string,
): Promise<Derived | undefined> => {
  try {
    const known = JSON.parse(await readFile(noteFile(root, recording), "utf8")) as Known;
    if (!(await isSame(root, recording, known))) return undefined;
    return await readOnce(known.sha256, recordingsCache(root));
  } catch {
    // Derived and safe to delete: what cannot be read was never there.
    return undefined;
  }
};

/** Notes that a recording, as it is on the disk now, has this hash. */
export const noteAnalysis = async (
  root: string,
  recording: string,
  sha256: string,
): Promise<void> => {
  const file = noteFile(root, recording);
  const known: Known = { ...(await markOf(join(root, recording))), sha256 };
  await mkdir(dirname(file), { recursive: true });
  // Several may note the same at once, and each must find its own part.
  const part = `${file}.${randomUUID()}.part-${process.pid}`;
  await writeFile(part, JSON.stringify(known));
  await rename(part, file);
};
