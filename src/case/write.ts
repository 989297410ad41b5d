import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileStore } from "../ledger/file-store.ts";
import { pendingFiles } from "../ledger/intent.ts";
import type { Signer } from "../ledger/key.ts";
import { type Ledger, openLedger } from "../ledger/ledger.ts";
import { witnessOf } from "../ledger/seen.ts";
import type { FileChange } from "../ledger/store.ts";
import { MandateError } from "../lib/error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Draft, Entry, Head } from "../model/ledger.ts";
import { keepEarlier } from "./earlier.ts";
import { opening } from "./opening.ts";
import { hashNow, isOriginal, stage, type WaitingFile } from "./waiting.ts";

/** Who writes to a case, where, and by which clock. */
export interface Writer {
  /** Absolute path of the case. */
  root: string;
  signer: Signer;
  now: () => number;
  /** The user's configuration folder; absent: rollbacks by others are not noticed when writing. */
  memory?: string;
}

const conflict = (path: string, base: string | null): MandateError =>
  new MandateError(
    base === null
      ? {
          code: "case/exists",
          message: `${path} exists already`,
          at: { file: path },
          fix: "Choose another name.",
        }
      : {
          code: "case/conflict",
          message: `${path} was changed by someone else since you opened it`,
          at: { file: path },
          fix: "Open it again, make your change on what is there now, and save.",
        },
  );

const checkBase = async (
  root: string,
  { path, base }: Pick<WaitingFile, "path" | "base">,
): Promise<void> => {
  const file = await resolveWithin(root, path);
  if (base !== undefined && (await hashNow(file)) !== base) throw conflict(path, base);
};

const draftOf = ({ act = "write", path, sha256, size, reason, about }: WaitingFile): Draft => ({
  act,
  path: path.normalize("NFC"),
  sha256,
  size,
  ...(reason !== undefined && { reason }),
  ...(about && { about }),
});

const removalOf = ({ path, reason, about }: Removal): Draft => ({
  act: "remove",
  path,
  reason,
  ...(about && { about }),
});

const placeOf = ({ temporary, path, sha256 }: WaitingFile): FileChange[] =>
  temporary === undefined ? [] : [{ do: "place", temporary, path: path.normalize("NFC"), sha256 }];

/** The ledger of a case, for its writer. */
export const ledgerOf = ({ root, signer, now, memory }: Writer): Ledger =>
  openLedger({
    store: fileStore(root),
    signer,
    now,
    ...(memory !== undefined && { witness: witnessOf(memory, root, now) }),
  });

/** Waiting files of a write that came to nothing; those whose entry is written already wait for recovery. */
export const dropUnlessPending = async (
  root: string,
  files: readonly Pick<WaitingFile, "temporary">[],
): Promise<void> => {
  const pending = await pendingFiles(root);
  for (const { temporary } of files) {
    if (temporary && !pending.has(temporary)) await rm(join(root, temporary), { force: true });
  }
};

/** A file to be removed, on the record. */
export interface Removal {
  path: string;
  /** SHA-256 it must have now. */
  base: string;
  reason: string;
  about?: Record<string, string>;
}

/** What to commit, made while nobody else can write: files, removals, and drafts of other acts. */
export interface Commit {
  files: readonly WaitingFile[];
  removals?: readonly Removal[];
  drafts?: readonly Draft[];
}

/**
 * Puts waiting files in their places and their entries in the ledger, all together or not at all; opens the
 * ledger if this is its first act. Fails `case/conflict` or `case/exists` when a file is not the one that was
 * edited, and then nothing has changed and what waited is gone.
 */
export const commit = async (
  writer: Writer,
  make: (head: Head) => Promise<Commit>,
): Promise<Entry[]> => {
  const { root } = writer;
  let all: WaitingFile[] = [];
  try {
    const entries = await ledgerOf(writer).append(async (head) => {
      const { files, removals = [], drafts = [] } = await make(head);
      all = [...files];
      for (const file of [...all, ...removals]) await checkBase(root, file);
      for (const { path, base } of [...all, ...removals])
        if (typeof base === "string") await keepEarlier(root, path);
      const first = head.sequence === 0;
      if (first) all.unshift(...(await opening(root, files)));
      const begin: Draft[] = first ? [{ act: "open" }] : [];
      const removed = removals.map(removalOf);
      const gone = removals.map(({ path }): FileChange => ({ do: "remove", path }));
      return {
        drafts: [...begin, ...all.map(draftOf), ...removed, ...drafts],
        changes: [...all.flatMap(placeOf), ...gone],
      };
    });
    for (const { act, path } of entries) {
      if (act === "add" && path) await chmod(join(root, path), 0o444);
    }
    return entries;
  } catch (error) {
    await dropUnlessPending(root, all);
    throw error;
  }
};

export interface WriteRequest {
  /** Relative to the case. */
  path: string;
  bytes: Uint8Array;
  reason: string;
  /** SHA-256 of the version that was edited; null for a new file. */
  base: string | null;
  about?: Record<string, string>;
}

const refuseOriginal = (path: string): void => {
  if (!isOriginal(path)) return;
  throw new MandateError({
    code: "case/original",
    kind: "usage",
    message: `${path} is an original, and never changes`,
    at: { file: path },
    fix: "Put what you make of it in another folder, or take in another file with mandate add.",
  });
};

/**
 * Writes a file of the case through the ledger: the one door for statements, claims, transcripts and the like.
 * Never for originals (`case/original`). See {@link commit} for what else fails.
 */
export const writeCaseFile = async (writer: Writer, request: WriteRequest): Promise<Entry> => {
  const { path, bytes, ...rest } = request;
  refuseOriginal(path);
  await resolveWithin(writer.root, path);
  const staged = await stage(writer.root, path, bytes);
  try {
    const entries = await commit(writer, async () => ({ files: [{ ...staged, ...rest }] }));
    return entries.at(-1) as Entry;
  } catch (error) {
    await dropUnlessPending(writer.root, [staged]);
    throw error;
  }
};

/** Removes a file of the case, on the record: its hash and history stay in the ledger. */
export const removeCaseFile = async (writer: Writer, removal: Removal): Promise<Entry> => {
  const entries = await commit(writer, async () => ({ files: [], removals: [removal] }));
  return entries.at(-1) as Entry;
};
