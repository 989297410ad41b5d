import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../../lib/hash.ts";

interface Seen {
  stamp: string;
  hash: string;
}

/** A file changed this recently could change again within the same tick of the clock: its stamp is not trusted. */
const settled = 2_000_000_000n;

/** Size, place and times of a file: ctime moves with every change, and no program can set it back. */
const stampOf = async (path: string): Promise<{ stamp: string; isSettled: boolean }> => {
  const { size, ino, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  const isSettled = BigInt(Date.now()) * 1_000_000n - ctimeNs > settled;
  return { stamp: [size, ino, mtimeNs, ctimeNs].join(" "), isSettled };
};

const readSeen = async (file: string): Promise<Seen | undefined> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Seen;
  } catch {
    return undefined;
  }
};

/**
 * SHA-256 of a file's bytes, without reading them again where the file has not been touched since. `read` gives its bytes.
 */
export const contentHash = async (
  path: string,
  cache: string,
  read: () => Promise<Uint8Array>,
): Promise<string> => {
  const file = join(cache, `${sha256(path)}.seen`);
  const [seen, { stamp, isSettled }] = [await readSeen(file), await stampOf(path)];
  if (seen?.stamp === stamp) return seen.hash;
  const hash = sha256(await read());
  if (isSettled) {
    await mkdir(cache, { recursive: true });
    await writeFile(file, JSON.stringify({ stamp, hash }));
  }
  return hash;
};
