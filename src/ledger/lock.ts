import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { MandateError } from "../lib/error.ts";

const busy = (error: unknown): boolean =>
  /database is locked|busy/i.test(error instanceof Error ? error.message : "");

const FULL = {
  code: "disk/full",
  message: "The disk is full; nothing was changed",
  fix: "Free some space and try again.",
} as const;
const READ_ONLY = {
  code: "disk/read-only",
  message: "This case cannot be written to; nothing was changed",
  fix: "Change the folder's permissions, or work on a copy of the case.",
} as const;

const unwritable = (file: string, cause: unknown): MandateError => {
  const full = /disk is full/i.test(cause instanceof Error ? cause.message : "");
  return new MandateError({
    ...(full ? FULL : READ_ONLY),
    kind: "system",
    at: { file },
    cause,
  });
};

const openLockFile = (file: string): DatabaseSync => {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw unwritable(file, error);
  }
};

const tryLock = (file: string): DatabaseSync | undefined => {
  const database = openLockFile(file);
  try {
    // Nothing is ever stored here, so nothing need be journalled: a full disk can still be locked.
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if (busy(error)) return undefined;
    throw unwritable(file, error);
  }
};

const acquire = async (file: string, patience: number): Promise<DatabaseSync> => {
  const deadline = performance.now() + patience;
  for (let wait = 2; ; wait = Math.min(wait * 1.5, 60)) {
    const held = tryLock(file);
    if (held) return held;
    if (performance.now() > deadline) {
      throw new MandateError({
        code: "ledger/locked",
        kind: "system",
        message: `Another program has been writing to this case for ${Math.round(patience / 1000)} s`,
        fix: "Wait for it to end, or stop it, and try again.",
      });
    }
    // Random, so that waiting processes do not wake in step.
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
  }
};

/**
 * Runs `work` while no other process holds the same lock file. The lock is the operating system's (SQLite's
 * exclusive transaction takes it), so it goes with its holder, even one that is killed: no stale locks, nothing
 * to guess. Fails `ledger/locked` after `patience` milliseconds.
 */
export const withLock = async <T>(
  file: string,
  work: () => Promise<T>,
  patience = 60_000,
): Promise<T> => {
  mkdirSync(dirname(file), { recursive: true });
  const held = await acquire(file, patience);
  try {
    return await work();
  } finally {
    held.close();
  }
};
