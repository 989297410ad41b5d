import { readFile } from "node:fs/promises";
import { exitCodes } from "../../lib/error.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  checkpoint: string[];
  key: string[];
  authority: string[];
  forget?: boolean;
  json?: boolean;
}

const readNotes = async (files: readonly string[]) => {
  return Promise.all(files.map(async (name) => ({ name, text: await readFile(name, "utf8") })));
};

const run = async (folder: string, options: Options, io: Io): Promise<void> => {
  const [
    { verifyAny },
    { configFolder },
    { forget },
    { progressOn },
    { verificationText },
    { caseRoot },
  ] = await Promise.all([
    import("../../report/bundle/verify.ts"),
    import("../../ledger/config-folder.ts"),
    import("../../ledger/seen.ts"),
    import("../../lib/tty.ts"),
    import("../verification.ts"),
    import("../writer.ts"),
  ]);
  const root = await caseRoot(folder);
  const memory = configFolder(io.env);
  if (options.forget) await forget(memory, root);
  const progress = progressOn(io.stderr);
  const result = await verifyAny(root, {
    now: Date.now,
    memory,
    keys: options.key,
    checkpoints: await readNotes(options.checkpoint),
    authorities: await Promise.all(options.authority.map((file) => readFile(file, "utf8"))),
    onProgress: (label, done, total) => progress.update(`verifying ${label}`, done, total),
  });
  progress.end();
  const text = options.json ? JSON.stringify(result, null, 2) : verificationText(result, io.paint);
  io.stdout.write(`${text}\n`);
  if (!result.ok) io.exitCode = exitCodes.integrity;
};

const collect = (value: string, all: string[]): string[] => [...all, value];

/** `mandate verify`: is everything what it was when it came in? */
export const verify: AddCommand = (command, io) => {
  command
    .description(
      "Checks every file against the ledger, the chain of entries, every signature, checkpoint and timestamp.\n" +
        "Works without a network. Exit code 4 when anything is not as it was.",
    )
    .argument("[folder]", "a case folder, a bundle's folder or its zip", ".")
    .option("--checkpoint <file>", "a checkpoint kept elsewhere; may be repeated", collect, [])
    .option(
      "--key <key>",
      "the public key the case must have been opened by; may be repeated",
      collect,
      [],
    )
    .option(
      "--authority <file>",
      "certificate (PEM) of a timestamp authority you trust",
      collect,
      [],
    )
    .option(
      "--forget",
      "forget what this machine saw in this folder, after you replaced it yourself",
    )
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  mandate verify my-case\n  mandate verify bundle.zip --checkpoint printed-in-the-paper.txt",
    )
    .action((folder: string, options: Options) => run(folder, options, io));
};
