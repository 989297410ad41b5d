import { open } from "node:fs/promises";
import { crc32, gunzipSync, inflateRawSync } from "node:zlib";
import { MandateError } from "../../lib/error.ts";
import type { Source } from "../sources.ts";

/** Larger than any national result in one file; past it the whole text no longer fits one string. */
export const mostBytes = 400_000_000;
/** Result sheets shrink ten- to fortyfold; what shrinks far more was made to fill a memory. */
const mostRatio = 300;

export const unreadable = (file: string, message: string, fix: string): MandateError =>
  new MandateError({ code: "results/unreadable", message, at: { file, line: 1 }, fix });

const tooLarge = (file: string, what: string): MandateError =>
  new MandateError({
    code: "results/too-large",
    kind: "limit",
    message: `${what} holds more than is read here (${mostBytes / 1e6} MB, or ${mostRatio} times its packed size)`,
    at: { file },
    fix: "Split it, one file a region or contest, and name the files in `data`.",
  });

const most = (packed: number): number =>
  Math.min(mostBytes, Math.max(1_000_000, packed * mostRatio));

/** The bytes of a file, at most `mostBytes` of them. */
export const readBytes = async ({ path, file }: Pick<Source, "path" | "file">): Promise<Buffer> => {
  await using handle = await open(path);
  if ((await handle.stat()).size > mostBytes) throw tooLarge(file, "The file");
  return handle.readFile();
};

/** What a gzip file (RFC 1952) holds. Throws `results/too-large` for a bomb, `results/unreadable` for a broken one. */
export const gunzip = (bytes: Buffer, file: string): Buffer => {
  try {
    return gunzipSync(bytes, { maxOutputLength: most(bytes.length) });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE")
      throw tooLarge(file, "The gzip");
    throw unreadable(file, "The gzip file is broken or cut short", "Fetch the file anew.");
  }
};

export interface ZipEntry {
  fileName: string;
  compressedSize: number;
  uncompressedSize: number;
  compressionMethod: number;
  crc32: number;
  isEncrypted(): boolean;
  /** Where the entry's data begins and ends. */
  data: Buffer;
}

const brokenZip = (file: string): MandateError =>
  unreadable(file, "The zip file is broken or cut short", "Fetch the file anew.");

/** The entries of a zip's central directory (through yauzl, which refuses paths that leave the archive). */
export const zipEntries = async (bytes: Buffer, file: string): Promise<ZipEntry[]> => {
  const { default: yauzl } = await import("yauzl");
  const entries: ZipEntry[] = [];
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      const header = await zip.readLocalFileHeaderPromise(entry);
      const start = header.fileDataStart;
      const data = bytes.subarray(start, start + entry.compressedSize);
      entries.push(Object.assign(entry, { data }));
      if (entries.length > 10_000) throw tooLarge(file, "The zip");
    }
  } catch (error) {
    throw error instanceof MandateError ? error : brokenZip(file);
  }
  return entries;
};

/** One entry's bytes, no more than it declares and than is sane, its checksum tested. */
export const unzip = (entry: ZipEntry, file: string): Buffer => {
  const limit = most(entry.compressedSize);
  if (entry.uncompressedSize > limit) throw tooLarge(file, `“${entry.fileName}” in the zip`);
  if (entry.isEncrypted())
    throw unreadable(file, "The zip file is locked", "Unpack it with its password.");
  let bytes: Buffer;
  try {
    bytes =
      entry.compressionMethod === 0
        ? entry.data
        : inflateRawSync(entry.data, { maxOutputLength: limit });
  } catch (error) {
    const isBomb = (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw isBomb ? tooLarge(file, `“${entry.fileName}” in the zip`) : brokenZip(file);
  }
  if (crc32(bytes) !== entry.crc32) throw brokenZip(file);
  return bytes;
};
