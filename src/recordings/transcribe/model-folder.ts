import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { MandateError } from "../../lib/error.ts";

/** A file of a model that may be fetched, with the only content it may have. */
export interface PinnedFile {
  url: string;
  sha256: string;
}

export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
};

/** Hash of each file of a model's folder, by name. */
export const hashFolder = async (folder: string): Promise<Record<string, string>> => {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const hashes: Record<string, string> = {};
  for (const { name } of files.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hashes[name] = await hashFile(join(folder, name));
  }
  return hashes;
};

/**
 * Fetches the files of a model into a folder, at first use. A file is kept only with the hash it is pinned to;
 * throws `speech/model-changed` otherwise, and `speech/model-unreachable` where it cannot be had.
 */
export const fetchModel = async (
  folder: string,
  files: readonly PinnedFile[],
  send: typeof fetch = fetch,
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const { url, sha256 } of files) {
    const path = join(folder, basename(new URL(url).pathname));
    if ((await hashFile(path).catch(() => undefined)) === sha256) continue;
    const response = await send(url).catch(() => undefined);
    if (!response?.ok || !response.body) {
      throw new MandateError({
        code: "speech/model-unreachable",
        kind: "system",
        message: `The model's file ${url} cannot be fetched`,
        fix: `Fetch it elsewhere and put it into ${folder}.`,
      });
    }
    const part = `${path}.part`;
    await pipeline(Readable.fromWeb(response.body), createWriteStream(part));
    if ((await hashFile(part)) !== sha256) {
      await rm(part);
      throw new MandateError({
        code: "speech/model-changed",
        kind: "integrity",
        message: `${url} is not the file it was: its hash is another`,
        fix: "Do not use it. Ask where the model comes from, and pin the new hash if it is right.",
      });
    }
    await rename(part, path);
  }
};
