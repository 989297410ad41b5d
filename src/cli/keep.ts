import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hashNow, stage, type WaitingFile } from "../case/waiting.ts";
import { commit, type Writer } from "../case/write.ts";
import { configFolder } from "../ledger/config-folder.ts";
import { LEDGER } from "../ledger/file-store.ts";
import { readIdentity } from "../ledger/keyring.ts";
import { MandateError } from "../lib/error.ts";
import { sha256 } from "../lib/hash.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Io } from "./io.ts";
import { writerFor } from "./writer.ts";

/** A derived file to be kept in a case. */
export interface Kept {
  /** Relative to the case. */
  path: string;
  text: string;
  /** Particulars for its entry, such as the model that made it. */
  about?: Record<string, string>;
}

const isThere = async (file: string): Promise<boolean> =>
  (await stat(file).catch(() => undefined)) !== undefined;

const refuse = (path: string): MandateError =>
  new MandateError({
    code: "case/exists",
    message: `${path} is there already, with other content`,
    at: { file: path },
    fix: "Move it away first, or add --replace.",
  });

/** Files that are not there yet in these words. Throws `case/exists` where one may not be replaced. */
const changed = async (root: string, files: readonly Kept[], replace: boolean) => {
  const out: (Kept & { base: string | null })[] = [];
  for (const file of files) {
    const base = await hashNow(await resolveWithin(root, file.path, { file: file.path }));
    if (base === sha256(file.text)) continue;
    if (base !== null && !replace) throw refuse(file.path);
    out.push({ ...file, base });
  }
  return out;
};

const recordAll = async (
  writer: Writer,
  files: readonly (Kept & { base: string | null })[],
  reason: string,
): Promise<void> => {
  const waiting: WaitingFile[] = [];
  for (const { path, text, base, about } of files) {
    const staged = await stage(writer.root, path, Buffer.from(text));
    waiting.push({ ...staged, base, reason, ...(about && { about }) });
  }
  await commit(writer, async () => ({ files: waiting }));
};

/**
 * Writes files into a case: through its ledger where it has one and the user a key, all or none, else as plain
 * files. A file with the same content is left alone; one with other content is replaced only where asked for.
 * @returns what was written, and what the user should know
 * @throws `case/exists`, `path/outside`, and what writing to a ledger throws
 */
export const keepFiles = async (
  root: string,
  files: readonly Kept[],
  { reason, replace = false, io }: { reason: string; replace?: boolean; io: Io },
): Promise<{ written: string[]; notes: string[] }> => {
  const fresh = await changed(root, files, replace);
  const written = fresh.map(({ path }) => path);
  if (fresh.length === 0) return { written, notes: ["nothing has changed"] };
  const hasLedger = await isThere(join(root, LEDGER));
  const hasKey = (await readIdentity(configFolder(io.env))) !== undefined;
  if (hasLedger && hasKey) {
    await recordAll(await writerFor(root, io), fresh, reason);
    return { written, notes: [] };
  }
  for (const { path, text, base } of fresh) {
    const file = await resolveWithin(root, path, { file: path });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: base === null ? "wx" : "w" });
  }
  const note = "you have no key, so the case's ledger lacks these files: see mandate key new";
  return { written, notes: hasLedger ? [note] : [] };
};
