import { realpath } from "node:fs/promises";
import type { Writer } from "../case/write.ts";
import { configFolder } from "../ledger/config-folder.ts";
import { isLocked, loadSigner } from "../ledger/keyring.ts";
import { MandateError } from "../lib/error.ts";
import type { Io } from "./io.ts";

const askPassphrase = async (io: Io): Promise<string | undefined> => {
  if (io.env.MANDATE_PASSPHRASE !== undefined) return io.env.MANDATE_PASSPHRASE;
  if (!process.stdin.isTTY) return undefined;
  const { isCancel, password } = await import("@clack/prompts");
  const answer = await password({ message: "Passphrase of your key" });
  return isCancel(answer) ? undefined : answer;
};

/** The passphrase of the user's key, asked for where it has one; undefined without a key, or where nobody answers. */
export const passphraseFor = async (memory: string, io: Io): Promise<string | undefined> => {
  const isAsked = await isLocked(memory).catch(() => false);
  return isAsked ? askPassphrase(io) : undefined;
};

/** The absolute path of a case folder named on the command line. Fails `case/no-folder`. */
export const caseRoot = async (folder: string): Promise<string> => {
  const root = await realpath(folder).catch(() => undefined);
  if (root) return root;
  throw new MandateError({
    code: "case/no-folder",
    message: `there is no folder ${folder}`,
    fix: "Give the path of a case folder.",
  });
};

/** The user as a writer of a case: their key, this machine's clock, and its memory of ledgers. */
export const writerFor = async (folder: string, io: Io): Promise<Writer> => {
  const root = await caseRoot(folder);
  const memory = configFolder(io.env);
  const passphrase = (await isLocked(memory)) ? await askPassphrase(io) : undefined;
  return { root, memory, signer: await loadSigner(memory, passphrase), now: Date.now };
};
