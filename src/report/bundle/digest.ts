import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";

/** Both digests of a bag's file, lower-case hex, and its size in bytes. */
export interface Digests {
  sha256: string;
  sha512: string;
  size: number;
}

export const digestBytes = (bytes: Uint8Array): Digests => ({
  sha256: createHash("sha256").update(bytes).digest("hex"),
  sha512: createHash("sha512").update(bytes).digest("hex"),
  size: bytes.length,
});

const SMALL = 1 << 20;

/** Both digests of a file, in one pass; only a large one is worth a stream. */
export const digestFile = async (file: string): Promise<Digests> => {
  if ((await stat(file)).size < SMALL) return digestBytes(await readFile(file));
  const [sha256, sha512] = [createHash("sha256"), createHash("sha512")];
  let size = 0;
  for await (const chunk of createReadStream(file, {
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Buffer>) {
    sha256.update(chunk);
    sha512.update(chunk);
    size += chunk.length;
  }
  return { sha256: sha256.digest("hex"), sha512: sha512.digest("hex"), size };
};
