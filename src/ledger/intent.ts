import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { replaceFile, syncFolder } from "../lib/durable.ts";
import { MandateError } from "../lib/error.ts";
import { errnoOf } from "../lib/io-error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import { casePathSchema, sha256Schema } from "../model/ledger.ts";
import type { FileChange } from "./store.ts";

/** Where files wait, whole and on the disk, until the ledger has their entry. */
export const INCOMING = ".mandate/incoming";
const INTENT = ".mandate/intent.json";

const changeSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("place"),
    temporary: casePathSchema.refine((path) => path.startsWith(`${INCOMING}/`)),
    path: casePathSchema,
    sha256: sha256Schema,
  }),
  z.strictObject({ do: z.literal("move"), from: casePathSchema, path: casePathSchema }),
  z.strictObject({ do: z.literal("remove"), path: casePathSchema }),
]);

/**
 * What an append is about to do, written down before it begins, lines signed and all: whoever comes after a
 * crash completes it without needing anybody's key.
 */
const intentSchema = z.strictObject({
  offset: z.int().nonnegative().describe("Bytes of the ledger before the append"),
  text: z.string().describe("What is appended"),
  changes: z.array(changeSchema),
});
export type Intent = z.infer<typeof intentSchema>;

export const writeIntent = async (root: string, intent: Intent): Promise<void> => {
  await mkdir(join(root, ".mandate"), { recursive: true });
  await replaceFile(join(root, INTENT), Buffer.from(JSON.stringify(intent)));
};

export const dropIntent = async (root: string): Promise<void> => {
  await rm(join(root, INTENT), { force: true });
  await syncFolder(join(root, ".mandate"));
};

/** The append a crash interrupted, if there is one. It was renamed into place, so it is whole. */
export const readIntent = async (root: string): Promise<Intent | undefined> => {
  const text = await readFile(join(root, INTENT), "utf8").catch((error: unknown) => {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return intentSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new MandateError({
      code: "ledger/bad-intent",
      kind: "integrity",
      message: "The note of an unfinished write is not one Mandate makes",
      at: { file: INTENT },
      fix: "Move it away, then run mandate verify.",
      cause,
    });
  }
};

/** Files that an unfinished append still needs. */
export const pendingFiles = async (root: string): Promise<Set<string>> => {
  const intent = await readIntent(root);
  return new Set(
    intent?.changes.flatMap((change) => (change.do === "place" ? [change.temporary] : [])),
  );
};

const moveIfThere = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    // Done already, by the process that was interrupted.
    if (errnoOf(error) !== "ENOENT") throw error;
  }
  await syncFolder(dirname(to));
};

/** Carries out changes whose entries stand in the ledger. Doing it twice is the same as once. */
export const applyChanges = async (root: string, changes: readonly FileChange[]): Promise<void> => {
  for (const change of changes) {
    const path = await resolveWithin(root, change.path);
    if (change.do === "remove") await rm(path, { force: true });
    else {
      const from = change.do === "place" ? change.temporary : change.from;
      await moveIfThere(await resolveWithin(root, from), path);
    }
  }
};
