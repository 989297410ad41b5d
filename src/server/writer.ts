import { realpath } from "node:fs/promises";
import { type Writer, writeCaseFile } from "../case/write.ts";
import { createKey, type Identity, loadSigner, readIdentity } from "../ledger/keyring.ts";
import { MandateError } from "../lib/error.ts";

/** A change to one file of the case. */
export interface Change {
  /** Relative to the case, with `/`. */
  path: string;
  text: string;
  /** SHA-256 of the version that was edited; null for a new file. */
  base: string | null;
  reason: string;
}

/** Who changes the case, and the one door through which it is changed: the ledger's. */
export interface CaseWriter {
  /** Who signs; undefined while nobody has said who they are. */
  identity(): Promise<Identity | undefined>;
  /** Makes a key for somebody who has none. Fails `key/exists`. */
  begin(name: string): Promise<Identity>;
  /** Fails `key/none`, or `key/passphrase` where the key is locked. */
  writer(): Promise<Writer>;
  /** Fails `case/conflict` where `base` is not what is there, and as `writer` does. */
  write(change: Change): Promise<void>;
}

interface WriterOptions {
  folder: string;
  /** The user's configuration folder, where the key is. */
  memory: string;
  passphrase?: string;
  now: () => number;
}

const exists = (): MandateError =>
  new MandateError({
    code: "key/exists",
    kind: "usage",
    message: "you have a key already",
    fix: "Use it, or move it away first: mandate key.",
  });

/** The writer of a case for the person whose key lies in `memory`. The key is read anew each time, and kept nowhere. */
export const openCaseWriter = ({ folder, memory, passphrase, now }: WriterOptions): CaseWriter => {
  const writer = async (): Promise<Writer> => ({
    root: await realpath(folder),
    memory,
    signer: await loadSigner(memory, passphrase),
    now,
  });
  return {
    identity: () => readIdentity(memory),
    async begin(name) {
      if (await readIdentity(memory)) throw exists();
      return createKey(memory, { name });
    },
    writer,
    async write({ path, text, base, reason }) {
      const bytes = Buffer.from(text);
      await writeCaseFile(await writer(), { path, bytes, base, reason });
    },
  };
};
