import { type FileHandle, open } from "node:fs/promises";

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

export const openBytes = async (path: string): Promise<Bytes> => {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
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
