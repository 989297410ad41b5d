import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { MandateError } from "../../lib/error.ts";

/** A file read by position; nothing beyond the piece asked for is held in memory. */
export interface Bytes {
  path: string;
  size: number;
  /** Up to `length` bytes from `at`; fewer at the end of the file. They stand in `into`, which must be as long, where it is given. */
  read(at: number, length: number, into?: Buffer): Promise<Buffer>;
  close(): Promise<void>;
}

const readFully = async (handle: FileHandle, at: number, buffer: Buffer): Promise<Buffer> => {
  const { length } = buffer;
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

const unreadable = (file: string, message: string, cause?: unknown): MandateError =>
  new MandateError({
    code: "recording/unreadable",
    kind: "system",
    message,
    at: { file },
    fix: "Check that it exists, that it is the file itself, and that you may read it.",
    cause,
  });

/** A pipe that nobody writes to would be waited for; Windows has none such. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a plain file. Throws `recording/unreadable` for what is missing, and for folders, pipes and devices: these may have no end. */
export const openBytes = async (path: string): Promise<Bytes> => {
  const handle = await open(path, READ_AT_ONCE).catch((cause: unknown) => {
    throw unreadable(path, "The file cannot be opened", cause);
  });
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    throw unreadable(path, "It is a folder, a pipe or a device, and no file");
  }
  const { size } = stat;
  return {
    path,
    size,
    read: (at, length, into) => {
      const most = Math.max(0, Math.min(length, size - Math.min(at, size)));
      return readFully(handle, at, into?.subarray(0, most) ?? Buffer.allocUnsafe(most));
    },
    close: () => handle.close(),
  };
};

/** Throws what {@link openBytes} would, for those who will read the file by other ways. */
export const checkReadable = async (path: string): Promise<void> => (await openBytes(path)).close();
