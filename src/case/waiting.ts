import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { INCOMING } from "../ledger/intent.ts";
import { writeNewFile } from "../lib/durable.ts";
import { sha256 } from "../lib/hash.ts";
import { errnoOf, explainIo } from "../lib/io-error.ts";
import type { Act } from "../model/ledger.ts";

/** A name under which a file can wait inside the case until its entry is written. */
export const incomingName = (): string => `${INCOMING}/${randomUUID()}`;

/** A file about to become part of the case. */
export interface WaitingFile {
  path: string;
  /** Relative to the case, under `.mandate/incoming`, whole and on the disk; absent: it is in place already. */
  temporary?: string;
  sha256: string;
  size: number;
  act?: Act;
  reason?: string;
  about?: Record<string, string>;
  /** SHA-256 the file must have now; null: it must not exist; absent: either. */
  base?: string | null;
}

/** SHA-256 of a file as it is, null where there is none. */
export const hashNow = async (file: string): Promise<string | null> => {
  try {
    return sha256(await readFile(file));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return null;
    throw error;
  }
};

/** Whether a path of the case is an exhibit, and so never changes. */
export const isOriginal = (path: string): boolean =>
  path.startsWith("exhibits/") && !path.endsWith(".custody.yaml");

/** Writes bytes where they can wait for their entry. Fails `disk/full`, `disk/read-only`. */
export const stage = async (
  root: string,
  path: string,
  bytes: Uint8Array,
): Promise<WaitingFile & { temporary: string }> => {
  const temporary = incomingName();
  try {
    await writeNewFile(join(root, temporary), bytes);
  } catch (error) {
    throw explainIo(error, `writing ${path}`, path);
  }
  return { path, temporary, sha256: sha256(bytes), size: bytes.length };
};
