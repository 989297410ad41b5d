import { randomUUID } from "node:crypto";
import { realpath } from "node:fs/promises";
import { NOTHING } from "../case/undo.ts";
import { stage, type WaitingFile } from "../case/waiting.ts";
import { commit, type Writer, writeCaseFile } from "../case/write.ts";
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
  /** Particulars for its entry, such as the model that made it. */
  about?: Record<string, string>;
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
  /** Several files, all or none; they are taken back together too. */
  writeAll(changes: readonly Change[]): Promise<void>;
}

interface WriterOptions {
  folder: string;
  /** The user's configuration folder, where the key is. */
  memory: string;
  passphrase?: string;
  now: () => number;
}

/** What an entry says of the version it stands in place of: by it the change can be taken back. */
const aboutOf = ({ base, about }: Change, more: Record<string, string> = {}) => ({
  about: { ...about, replaces: base ?? NOTHING, ...more },
});

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
    async write(change) {
      const { path, text, base, reason } = change;
      const bytes = Buffer.from(text);
      await writeCaseFile(await writer(), { path, bytes, base, reason, ...aboutOf(change) });
    },
    async writeAll(changes) {
      const mine = await writer();
      const together = { change: randomUUID() };
      const files: WaitingFile[] = [];
      for (const change of changes) {
        const { path, text, base, reason } = change;
        const staged = await stage(mine.root, path, Buffer.from(text));
        files.push({ ...staged, base, reason, ...aboutOf(change, together) });
      }
      await commit(mine, async () => ({ files }));
    },
  };
};
