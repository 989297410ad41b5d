import { createPrivateKey, type KeyObject } from "node:crypto";
import { chmod, mkdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile, writeNewFile } from "../lib/durable.ts";
import { MandateError } from "../lib/error.ts";
import { errnoOf, explainIo } from "../lib/io-error.ts";
import { newPrivateKey, type Signer, signerOf } from "./key.ts";

const KEY = "key.pem";
const IDENTITY = "identity.json";
const identitySchema = z.strictObject({ name: z.string().min(1).max(300), key: z.string() });
export type Identity = z.infer<typeof identitySchema>;

const encode = (key: KeyObject, passphrase: string | undefined): string =>
  key
    .export({
      type: "pkcs8",
      format: "pem",
      ...(passphrase ? { cipher: "aes-256-cbc", passphrase } : {}),
    })
    .toString();

/** Writes whose key it is beside it, in place of an older key's; a key that cannot be named is taken back. */
const nameKey = async (folder: string, identity: Identity): Promise<void> => {
  try {
    const bytes = Buffer.from(`${JSON.stringify(identity)}\n`);
    await replaceFile(join(folder, IDENTITY), bytes, 0o600);
  } catch (error) {
    await rm(join(folder, KEY), { force: true });
    throw error;
  }
};

/**
 * Makes the user's key in `folder` (mode 0700, files 0600), under a passphrase if one is given: PKCS #8 as
 * openssl reads it. Fails `key/exists` rather than overwrite: a lost key cannot be made again.
 */
export const createKey = async (
  folder: string,
  { name, passphrase }: { name: string; passphrase?: string | undefined },
): Promise<Identity> => {
  const key = newPrivateKey();
  const identity = { name, key: signerOf(name, key).key };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeNewFile(join(folder, KEY), Buffer.from(encode(key, passphrase)), 0o600);
    await nameKey(folder, identity);
  } catch (error) {
    if (errnoOf(error) !== "EEXIST") throw explainIo(error, "making a key", folder);
    throw new MandateError({
      code: "key/exists",
      kind: "usage",
      message: "You already have a key; it is not overwritten",
      at: { file: join(folder, KEY) },
      fix: "See it with mandate key. To start anew, move the old file away and have the new key admitted.",
    });
  }
  return identity;
};

const none = (folder: string): MandateError =>
  new MandateError({
    code: "key/none",
    kind: "usage",
    message: "You have no key to sign with yet",
    at: { file: join(folder, KEY) },
    fix: 'Make one: mandate key new --name "Your name"',
  });

/** Who the user is, without opening the key; undefined before the first `mandate key new`. */
export const readIdentity = async (folder: string): Promise<Identity | undefined> => {
  const text = await readFile(join(folder, IDENTITY), "utf8").catch(() => undefined);
  return text === undefined ? undefined : identitySchema.parse(JSON.parse(text));
};

/** A key others can read signs for anyone: refuse it, as ssh does. */
const refuseOpenKey = async (file: string): Promise<void> => {
  if (process.platform === "win32") return;
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return;
  throw new MandateError({
    code: "key/open",
    kind: "usage",
    message: "Other users of this machine can read your key",
    at: { file },
    fix: `chmod 600 ${file}`,
  });
};

const decode = (pem: string, passphrase: string | undefined, file: string): KeyObject => {
  const locked = pem.includes("ENCRYPTED");
  try {
    return createPrivateKey({ key: pem, ...(locked && { passphrase: passphrase ?? "" }) });
  } catch (cause) {
    throw new MandateError({
      code: locked ? "key/passphrase" : "key/unreadable",
      kind: "usage",
      message: locked ? "The passphrase does not open your key" : "Your key cannot be read",
      at: { file },
      fix: locked ? "Set MANDATE_PASSPHRASE, or type it when asked." : "Restore it from a copy.",
      cause,
    });
  }
};

/** Whether the key asks for a passphrase. Fails `key/none`. */
export const isLocked = async (folder: string): Promise<boolean> => {
  const pem = await readFile(join(folder, KEY), "utf8").catch(() => undefined);
  if (pem === undefined) throw none(folder);
  return pem.includes("ENCRYPTED");
};

/** The user's signer. Fails `key/none`, `key/open`, `key/passphrase`. */
export const loadSigner = async (folder: string, passphrase?: string): Promise<Signer> => {
  const file = join(folder, KEY);
  const pem = await readFile(file, "utf8").catch(() => undefined);
  const identity = await readIdentity(folder);
  if (pem === undefined || !identity) throw none(folder);
  await refuseOpenKey(file);
  return signerOf(identity.name, decode(pem, passphrase, file));
};
