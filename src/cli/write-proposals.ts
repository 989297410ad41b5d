import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stage, type WaitingFile } from "../case/waiting.ts";
import { commit, type Writer } from "../case/write.ts";
import type { Proposed } from "../jobs/proposals.ts";
import { configFolder } from "../ledger/config-folder.ts";
import { LEDGER } from "../ledger/file-store.ts";
import { readIdentity } from "../ledger/keyring.ts";
import { MandateError } from "../lib/error.ts";
import { resolveWithin } from "../lib/safe-path.ts";
import type { Io } from "./io.ts";
import { caseRoot, writerFor } from "./writer.ts";

type NewFile = readonly [path: string, text: string];

const filesOf = ({ name, statements, claims }: Proposed): NewFile[] => [
  [`statements/${name}.jsonl`, statements.map((one) => `${JSON.stringify(one)}\n`).join("")],
  ...claims.map(({ id, markdown }): NewFile => [`claims/${id}.md`, markdown]),
];

const exists = (file: string, cause?: unknown): MandateError =>
  new MandateError({
    code: "propose/exists",
    message: `${file} is there already, and is not written over`,
    fix: "Move it away, or give another --name.",
    cause,
  });

const isThere = async (file: string): Promise<boolean> =>
  (await stat(file).catch(() => undefined)) !== undefined;

const refuseExisting = async (root: string, files: readonly NewFile[]): Promise<void> => {
  for (const [path] of files) if (await isThere(join(root, path))) throw exists(path);
};

const writeFiles = async (root: string, files: readonly NewFile[]): Promise<void> => {
  for (const [path, text] of files) {
    const file = await resolveWithin(root, path, { file: path });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" }).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === "EEXIST" ? exists(path, cause) : cause;
    });
  }
};

/** Together or not at all, each with its entry. */
const recordFiles = async (writer: Writer, files: readonly NewFile[]): Promise<void> => {
  const reason = "proposed by the machine";
  const waiting: WaitingFile[] = [];
  for (const [path, text] of files) {
    const staged = await stage(writer.root, path, Buffer.from(text));
    waiting.push({ ...staged, base: null, reason });
  }
  await commit(writer, async () => ({ files: waiting }));
};

/**
 * Writes statements/NAME.jsonl and claims/proposed-*.md as new files: through the ledger where the case has one and
 * the user a key, else as plain files, with a note where a ledger then lacks them.
 * @returns their paths in the case, and what the user should know
 * @throws `propose/exists` before anything is written, `key/passphrase`, and what writing to a ledger throws
 */
export const writeProposals = async (
  folder: string,
  proposed: Proposed,
  io: Io,
): Promise<{ written: string[]; notes: string[] }> => {
  const root = await caseRoot(folder);
  const files = filesOf(proposed);
  const written = files.map(([path]) => path);
  await refuseExisting(root, files);
  const hasLedger = await isThere(join(root, LEDGER));
  const hasKey = (await readIdentity(configFolder(io.env))) !== undefined;
  if (hasLedger && hasKey) await recordFiles(await writerFor(root, io), files);
  else await writeFiles(root, files);
  const note = "you have no key, so the case's ledger lacks these files: see mandate key new";
  return { written, notes: hasLedger && !hasKey ? [note] : [] };
};
