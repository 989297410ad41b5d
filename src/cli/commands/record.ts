import { relative, resolve, sep } from "node:path";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { plainLine } from "../plain.ts";

interface Options {
  case: string;
  reason: string;
  removed?: boolean;
}

const run = async (files: string[], options: Options, io: Io): Promise<void> => {
  const [{ writerFor }, { recordChanges }, { entryInWords }] = await Promise.all([
    import("../writer.ts"),
    import("../../case/record.ts"),
    import("../../ledger/log.ts"),
  ]);
  const writer = await writerFor(options.case, io);
  const only = files.map((file) =>
    relative(writer.root, resolve(writer.root, file)).split(sep).join("/"),
  );
  const { reason, removed = false } = options;
  const entries = await recordChanges(writer, { reason, only, removed });
  if (entries.length === 0) io.stdout.write("Nothing has changed since the last entry.\n");
  for (const entry of entries) io.stdout.write(`${plainLine(entryInWords(entry))}\n`);
};

/** `mandate record`: enters what was changed by an editor or by hand. */
export const record: AddCommand = (command, io) => {
  command
    .argument("[files...]", "files, relative to the case; absent: all that changed")
    .option("--case <folder>", "the case folder", ".")
    .requiredOption("--reason <text>", "why, in a sentence others will read")
    .option("--removed", "also record that files are gone")
    .addHelpText("after", '\nExample:\n  mandate record --reason "Second draft of the claims"')
    .action((files: string[], options: Options) => run(files, options, io));
};
