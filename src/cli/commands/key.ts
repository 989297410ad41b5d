import type { Command } from "commander";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

const show = async (io: Io): Promise<void> => {
  const { configFolder } = await import("../../ledger/config-folder.ts");
  const { readIdentity, isLocked } = await import("../../ledger/keyring.ts");
  const { fingerprint, publicKeyPem } = await import("../../ledger/key.ts");
  const folder = configFolder(io.env);
  const locked = await isLocked(folder);
  const identity = await readIdentity(folder);
  if (!identity) return;
  io.stdout.write(
    `${identity.name}\nkey          ${identity.key}\nfingerprint  ${fingerprint(identity.key)}\nkept in      ${folder}${locked ? ", under a passphrase" : ""}\n\n${publicKeyPem(identity.key)}`,
  );
};

const makeNew = async (options: { name: string; passphrase?: boolean }, io: Io): Promise<void> => {
  const { configFolder } = await import("../../ledger/config-folder.ts");
  const { createKey } = await import("../../ledger/keyring.ts");
  const { fingerprint } = await import("../../ledger/key.ts");
  const { newPassphrase } = await import("../passphrase.ts");
  const passphrase = options.passphrase ? await newPassphrase(io) : undefined;
  const folder = configFolder(io.env);
  const { key } = await createKey(folder, { name: options.name, passphrase });
  io.stdout.write(
    `key          ${key}\nfingerprint  ${fingerprint(key)}\nkept in      ${folder}\n`,
  );
  io.stderr.write("Keep a copy of that folder in a safe place: a lost key cannot be made again.\n");
};

interface Admission {
  name?: string;
  case: string;
  reason?: string;
}

const admission = async (
  act: "admit" | "retire",
  key: string,
  { options, io }: { options: Admission; io: Io },
): Promise<void> => {
  const { writerFor } = await import("../writer.ts");
  const { commit } = await import("../../case/write.ts");
  const { publicKeySchema } = await import("../../model/ledger.ts");
  const { MandateError } = await import("../../lib/error.ts");
  if (!publicKeySchema.safeParse(key).success) {
    throw new MandateError({
      code: "key/not-a-key",
      kind: "usage",
      message: `“${key}” is not a public key`,
      fix: "Give the line “key” that mandate key prints: 44 characters ending in =.",
    });
  }
  const about = { key, ...(options.name && { name: options.name }) };
  const draft = { act, about, ...(options.reason && { reason: options.reason }) };
  await commit(await writerFor(options.case, io), async () => ({ files: [], drafts: [draft] }));
  io.stdout.write(`${act === "admit" ? "admitted" : "retired"} ${key}\n`);
};

const addAdmission = (group: Command, act: "admit" | "retire", io: Io): void => {
  const does = act === "admit" ? "let another key write to a case" : "no longer accept a key";
  group
    .command(act)
    .summary(does)
    .argument("<key>", "the public key: the line “key” of mandate key on its holder's machine")
    .option("--case <folder>", "the case folder", ".")
    .option("--name <name>", "whose it is")
    .option("--reason <text>", "why")
    .action((key: string, options: Admission) => admission(act, key, { options, io }));
};

/** `mandate key`: the user's signing key, and whose keys a case accepts. */
export const key: AddCommand = (command, io) => {
  const group = command
    .addHelpText(
      "after",
      '\nExamples:\n  mandate key new --name "Amna Khan"\n  mandate key\n  mandate key admit KEY --name "Bilal" --case my-case',
    )
    .action(() => show(io));
  group
    .command("new")
    .summary("make your key")
    .requiredOption("--name <name>", "the name entries are signed with")
    .option("--passphrase", "keep it under a passphrase (asked for, or MANDATE_PASSPHRASE)")
    .action((options: { name: string; passphrase?: boolean }) => makeNew(options, io));
  addAdmission(group, "admit", io);
  addAdmission(group, "retire", io);
};
