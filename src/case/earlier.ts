import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "../lib/durable.ts";
import { sha256 } from "../lib/hash.ts";
import { resolveWithin } from "../lib/safe-path.ts";

/** Versions that were written over, by their hash, so that a change can be taken back. Derived and safe to delete, as all of `.mandate/`. */
const FOLDER = ".mandate/earlier";

const LARGEST = 64e6;
/** Together they take no more than this: the oldest go first. */
const MOST_BYTES = 256e6;

const prune = async (folder: string): Promise<void> => {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
  let total = 0;
  for (const { name, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    total += size;
    if (total > MOST_BYTES) await rm(join(folder, name), { force: true });
  }
};

/**
 * Keeps a file as it is before it is written over. What cannot be kept (a full disk, a file too large) can only not be
 * taken back: nothing is thrown.
 */
export const keepEarlier = async (root: string, path: string): Promise<void> => {
  try {
    const file = await resolveWithin(root, path);
    const found = await stat(file);
    if (!found.isFile() || found.size > LARGEST) return;
    const bytes = await readFile(file);
    const folder = join(root, FOLDER);
    await mkdir(folder, { recursive: true });
    await replaceFile(join(folder, sha256(bytes)), bytes);
    await prune(folder);
  } catch {
    // Undo is a kindness; the change itself must not fail for it.
  }
};

/** A version that was written over, by its hash; undefined where it is not kept, or is no longer what it was. */
export const earlierVersion = async (root: string, hash: string): Promise<Buffer | undefined> => {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  const bytes = await readFile(join(root, FOLDER, hash)).catch(() => undefined);
  return bytes && sha256(bytes) === hash ? bytes : undefined;
};
