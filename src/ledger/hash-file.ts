import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/** `sha256` in hex, or why the file could not be read. */
export type HashAnswer = { sha256: string; bytes: number } | { error: string };

const buffer = Buffer.allocUnsafe(1 << 20);

/** SHA-256 of a file, read in pieces of a megabyte. */
export const hashFile = (file: string): HashAnswer => {
  try {
    const handle = openSync(file, "r");
    try {
      const hash = createHash("sha256");
      let bytes = 0;
      for (let read = 1; read > 0; bytes += read) {
        read = readSync(handle, buffer, 0, buffer.length, null);
        hash.update(buffer.subarray(0, read));
      }
      return { sha256: hash.digest("hex"), bytes };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};
