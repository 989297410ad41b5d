import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile, syncFolder } from "../lib/durable.ts";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { errnoOf, explainIo } from "../lib/io-error.ts";
import { applyChanges, dropIntent, type Intent, readIntent, writeIntent } from "./intent.ts";
import { splitLines } from "./lines.ts";
import { withLock } from "./lock.ts";
import type { Append, LedgerStore, Tail } from "./store.ts";
import { type FileTail, readTail } from "./tail.ts";
import { isRedactedCopy, WITHHELD } from "./withheld.ts";

/** The ledger of a case folder. */
export const LEDGER = "ledger.jsonl";

/** Writes at `offset` and syncs; a failure leaves the file as long as it was. */
const appendAt = async (file: FileHandle, offset: number, text: string): Promise<void> => {
  const bytes = Buffer.from(text);
  try {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
    await file.sync();
  } catch (error) {
    await file.truncate(offset);
    await file.sync();
    throw error;
  }
};

/** Cuts off a half-written last line, once its bytes are safe in `.mandate/torn`. */
const setAsideTorn = async (root: string, file: FileHandle, tail: FileTail): Promise<void> => {
  if (!tail.torn) return;
  const folder = join(root, ".mandate", "torn");
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, `${sha256(tail.torn)}.txt`), tail.torn);
  await file.truncate(tail.whole);
  await file.sync();
};

/** Completes what a crash interrupted: first the lines, then the files they speak of. */
const finishIntent = async (root: string, file: FileHandle): Promise<void> => {
  const intent = await readIntent(root);
  if (!intent) return;
  const { size } = await file.stat();
  const wanted = Buffer.from(intent.text);
  const there = Buffer.alloc(Math.max(0, size - intent.offset));
  if (there.length > 0) await file.read(there, 0, there.length, intent.offset);
  if (size < intent.offset || !wanted.subarray(0, there.length).equals(there)) {
    throw new MandateError({
      code: "ledger/changed-underneath",
      kind: "integrity",
      message: "The ledger was changed by something else while a write was unfinished",
      at: { file: LEDGER },
      fix: "Run mandate verify, and restore ledger.jsonl from a copy.",
    });
  }
  if (there.length < wanted.length) {
    await file.truncate(intent.offset);
    await appendAt(file, intent.offset, intent.text);
  }
  await applyChanges(root, intent.changes);
  await dropIntent(root);
};

const carryOut = async (root: string, file: FileHandle, intent: Intent): Promise<void> => {
  if (intent.changes.length === 0) return appendAt(file, intent.offset, intent.text);
  await writeIntent(root, intent);
  try {
    await appendAt(file, intent.offset, intent.text);
  } catch (error) {
    await dropIntent(root);
    throw error;
  }
  await applyChanges(root, intent.changes);
  await dropIntent(root);
};

const openLedgerFile = async (root: string): Promise<FileHandle> => {
  const path = join(root, LEDGER);
  try {
    return await open(path, "r+");
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
  }
  const file = await open(path, "wx+");
  await syncFolder(root);
  return file;
};

/** The list of what is withheld is signed for the ledger as it was: one more entry, and it excuses nothing. */
const refuseCopy = async (root: string): Promise<void> => {
  if (!(await isRedactedCopy(root))) return;
  throw new MandateError({
    code: "ledger/redacted-copy",
    kind: "input",
    message:
      "This case is a copy from which something was withheld; it can be read and checked, not written to",
    at: { file: WITHHELD },
    fix: "Write to the original; to make claims of your own, begin a case with mandate init and take in what you need.",
  });
};

const appendUnderLock = async (
  root: string,
  make: (tail: Tail) => Append | Promise<Append>,
): Promise<void> => {
  await refuseCopy(root);
  await using file = await openLedgerFile(root);
  await finishIntent(root, file);
  const tail = await readTail(file);
  const { lines, changes = [] } = await make(tail);
  await setAsideTorn(root, file, tail);
  const text = lines.map((line) => line + tail.lineEnd).join("");
  await carryOut(root, file, { offset: tail.whole, text, changes: [...changes] });
};

/**
 * The ledger in `root/ledger.jsonl`. Appends from any number of processes follow one another; each is on the
 * disk before it is acknowledged, and one that a crash cut short is completed or undone by the next.
 */
export const fileStore = (root: string): LedgerStore => ({
  append: async (make) => {
    try {
      await withLock(join(root, ".mandate", "ledger.lock"), () => appendUnderLock(root, make));
    } catch (error) {
      throw explainIo(error, "writing to the ledger", LEDGER);
    }
  },
  lines: () => splitLines(createReadStream(join(root, LEDGER))),
});

const isInterrupted = async (root: string): Promise<boolean> => {
  if (await readIntent(root)) return true;
  try {
    await using file = await open(join(root, LEDGER), "r");
    return (await readTail(file)).torn !== undefined;
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return false;
    throw error;
  }
};

/**
 * Completes a write that a crash cut short and sets a torn line aside, as any append does first. Where there is
 * nothing to mend it writes nothing, so that a case on a read-only disk can still be read and bundled.
 */
export const recover = async (root: string): Promise<void> => {
  if (!(await isInterrupted(root))) return;
  await withLock(join(root, ".mandate", "ledger.lock"), async () => {
    await using file = await openLedgerFile(root);
    await finishIntent(root, file);
    await setAsideTorn(root, file, await readTail(file));
  });
};
