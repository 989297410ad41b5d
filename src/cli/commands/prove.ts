import { readFile } from "node:fs/promises";
import { exitCodes, MandateError } from "../../lib/error.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { plainLine } from "../plain.ts";

interface Options {
  case: string;
  checkpoint?: string;
  since?: string;
  check?: boolean;
  key: string[];
}

const latestCheckpoint = async (root: string) => {
  const { readCheckpoints } = await import("../../ledger/checkpoint-files.ts");
  const note = (await readCheckpoints(root)).at(-1);
  if (note) return note.text;
  throw new MandateError({
    code: "checkpoint/none",
    message: "This case has no checkpoint to prove anything against",
    fix: "Make one: mandate checkpoint.",
  });
};

const makeProof = async (subject: string, options: Options, io: Io): Promise<void> => {
  const [{ readLedger, genuineEntries }, { historyOf }, proofs, { caseRoot }] = await Promise.all([
    import("../../ledger/read.ts"),
    import("../../ledger/log.ts"),
    import("../../ledger/proof.ts"),
    import("../writer.ts"),
  ]);
  const root = await caseRoot(options.case);
  const { lines, links } = await readLedger(root);
  const checkpoint = options.checkpoint
    ? await readFile(options.checkpoint, "utf8")
    : await latestCheckpoint(root);
  if (options.since) {
    const older = await readFile(options.since, "utf8");
    io.stdout.write(proofs.proveConsistency(lines, older, checkpoint));
    return;
  }
  const { parseCheckpoint } = await import("../../ledger/checkpoint.ts");
  const size = parseCheckpoint(checkpoint)?.checkpoint.size ?? 0;
  const entry = historyOf(genuineEntries(links), subject).findLast(
    ({ sha256, sequence }) => sha256 && sequence <= size,
  );
  if (!entry) {
    throw new MandateError({
      code: "ledger/unknown",
      message: `No entry up to ${size} speaks of ${subject}`,
      fix: "Name a file of the case, or make a newer checkpoint.",
    });
  }
  if (entry.withheld) {
    throw new MandateError({
      code: "ledger/withheld",
      message: `Parts of entry ${entry.sequence} are withheld in this copy: only the whole entry can be proven`,
      fix: "Have it proven from the original case.",
    });
  }
  io.stdout.write(proofs.proveEntry(lines, { sequence: entry.sequence, checkpoint }));
};

const check = async (file: string, options: Options, io: Io): Promise<void> => {
  const { checkConsistencyProof, checkEntryProof } = await import("../../ledger/proof.ts");
  const { entryInWords } = await import("../../ledger/log.ts");
  const text = await readFile(file, "utf8");
  const consistency = text.startsWith("mandate/");
  const result = consistency
    ? checkConsistencyProof(text, options.key)
    : await checkEntryProof(text, options.key);
  if (!result.ok) {
    io.stdout.write(`The proof does not hold: ${result.error}\n`);
    io.exitCode = exitCodes.integrity;
    return;
  }
  const { value } = result;
  io.stdout.write(
    "entry" in value
      ? `${plainLine(entryInWords(value.entry))}\nThat entry is in the ledger of ${value.size} entries the checkpoint signs.\n`
      : `The ledger of ${value.from} entries is the beginning of that of ${value.to}.\n`,
  );
  if (value.signers.length === 0) {
    io.stdout.write(
      "Whether the checkpoint is genuine was not checked: name its key with --key.\n",
    );
    if (options.key.length > 0) io.exitCode = exitCodes.integrity;
  }
};

/** `mandate prove`: that one exhibit is in a case, without showing the rest. */
export const prove: AddCommand = (command, io) => {
  command
    .argument("[subject]", "a file of the case; with --check, a proof", "")
    .option("--case <folder>", "the case folder", ".")
    .option("--checkpoint <file>", "the checkpoint to prove against; absent: the case's latest")
    .option("--since <file>", "prove that this older checkpoint's ledger is the beginning of it")
    .option("--check", "check a proof instead of making one")
    .option(
      "--key <key>",
      "public key the checkpoint must be signed by",
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .addHelpText(
      "after",
      "\nExamples:\n  mandate prove exhibits/call.opus > call.proof\n  mandate prove --check call.proof --key KEY",
    )
    .action((subject: string, options: Options) =>
      options.check ? check(subject, options, io) : makeProof(subject, options, io),
    );
};
