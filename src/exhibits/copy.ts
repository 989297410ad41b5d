import { createHash, type Hash } from "node:crypto";
import { chmod, type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { MandateError } from "../lib/error.ts";
import { explainIo } from "../lib/io-error.ts";

const CHUNK = 1 << 20;

export interface Copied {
  sha256: string;
  size: number;
}

const fill = async (file: FileHandle, buffer: Buffer): Promise<Buffer> => {
  const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
  return buffer.subarray(0, bytesRead);
};

const writeAll = async (file: FileHandle, bytes: Buffer): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, null)).bytesWritten;
  }
};

interface Pump {
  from: FileHandle;
  hash: Hash;
  to?: FileHandle;
  onProgress?: (bytes: number) => void;
}

/** Reads the next piece and writes the last one while this one is hashed. */
const pump = async ({ from, hash, to, onProgress }: Pump): Promise<number> => {
  const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  let size = 0;
  let piece = await fill(from, buffers[0]);
  for (let turn = 1; piece.length > 0; turn++) {
    const next = fill(from, buffers[turn % 2]);
    const written = to ? writeAll(to, piece) : undefined;
    // Both are under way on other threads; a failure of one must not leave the other unheard.
    const both = Promise.all([next, written]);
    hash.update(piece);
    size += piece.length;
    onProgress?.(size);
    [piece] = await both;
  }
  return size;
};

/** SHA-256 and size of a file, streamed. */
export const hashStream = async (
  file: string,
  onProgress?: (bytes: number) => void,
): Promise<Copied> => {
  await using from = await open(file, "r");
  const hash = createHash("sha256");
  const size = await pump({ from, hash, ...(onProgress && { onProgress }) });
  return { sha256: hash.digest("hex"), size };
};

const changed = (source: string): MandateError =>
  new MandateError({
    code: "exhibits/changed-while-copied",
    kind: "input",
    message: `${source} was being written to while it was copied; nothing was taken in`,
    at: { file: source },
    fix: "Wait until the download or recording is finished, then add it again.",
  });

const damaged = (source: string): MandateError =>
  new MandateError({
    code: "exhibits/copy-differs",
    kind: "system",
    message: `The copy of ${source}, read back from the disk, is not what was written; nothing was taken in`,
    at: { file: source },
    fix: "The disk or the memory of this machine is failing: use another.",
  });

const stamp = async (file: FileHandle): Promise<string> => {
  const { size, mtimeNs, ctimeNs, ino } = await file.stat({ bigint: true });
  return [size, mtimeNs, ctimeNs, ino].join(" ");
};

const copyHashed = async (source: string, target: string, onProgress?: (bytes: number) => void) => {
  await using from = await open(source, "r");
  await using to = await open(target, "wx", 0o600);
  const before = await stamp(from);
  const hash = createHash("sha256");
  const size = await pump({ from, hash, to, ...(onProgress && { onProgress }) });
  await to.sync();
  if ((await stamp(from)) !== before) throw changed(source);
  return { sha256: hash.digest("hex"), size };
};

/**
 * Copies a file of any size to `target`, which must not exist, hashing what is read; then reads the copy back
 * from its file and compares, and makes it read-only. Memory stays at a few megabytes. Fails, with nothing left behind:
 * `exhibits/changed-while-copied`, `exhibits/copy-differs`, `disk/full`, `disk/read-only`, `disk/missing`.
 */
export const copyExhibit = async (
  source: string,
  target: string,
  onProgress?: (bytes: number) => void,
): Promise<Copied> => {
  try {
    await mkdir(dirname(target), { recursive: true });
    const copied = await copyHashed(source, target, onProgress);
    const back = await hashStream(target);
    if (back.sha256 !== copied.sha256 || back.size !== copied.size) throw damaged(source);
    await chmod(target, 0o444);
    return copied;
  } catch (error) {
    await rm(target, { force: true }).catch(() => {});
    throw explainIo(error, `taking in ${source}`, source);
  }
};
