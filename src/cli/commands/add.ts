import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  case: string;
  from?: string;
  by?: string;
  at?: string;
  how?: string;
  url?: string;
  json?: boolean;
}

const provenanceOf = ({ from, by, at, how, url }: Options) => ({
  ...(from && { obtained_from: from }),
  ...(by && { obtained_by: by }),
  ...(at && { obtained_at: at }),
  ...(how && { how }),
  ...(url && { url }),
});

const run = async (files: string[], options: Options, io: Io): Promise<void> => {
  const [{ writerFor }, { takeIn }, { progressOn }] = await Promise.all([
    import("../writer.ts"),
    import("../../exhibits/intake.ts"),
    import("../../lib/tty.ts"),
  ]);
  const writer = await writerFor(options.case, io);
  const progress = progressOn(io.stderr);
  for (const source of files) {
    const onProgress = (done: number, total: number) =>
      progress.update(`copying ${source}`, done, total);
    const taken = await takeIn(writer, { source, provenance: provenanceOf(options), onProgress });
    progress.end();
    if (options.json) io.stdout.write(`${JSON.stringify(taken)}\n`);
    else if (taken.known)
      io.stdout.write(`${taken.path}: the same bytes are in the case already\n`);
    else {
      io.stdout.write(
        `${taken.path}  ${taken.type}, ${taken.size} bytes\n  sha256 ${taken.sha256}\n`,
      );
      io.stdout.write(
        `  not recorded (fill in ${taken.path}.custody.yaml): ${taken.empty.join(", ")}\n`,
      );
    }
  }
};

/** `mandate add`: takes exhibits into a case. */
export const add: AddCommand = (command, io) => {
  command
    .argument("<files...>", "files to take in; the originals stay where they are")
    .option("--case <folder>", "the case folder", ".")
    .option("--from <who>", "person, organisation or site they were obtained from")
    .option("--by <who>", "who obtained them")
    .option("--at <when>", "when they were obtained (ISO 8601)")
    .option("--how <how>", "how: downloaded, sent, handed over, …")
    .option("--url <address>", "address they were found at")
    .option("--json", "print one JSON object a file")
    .addHelpText(
      "after",
      '\nExample:\n  mandate add call.opus --from "A party worker" --how "sent by WhatsApp" --at 2024-02-10',
    )
    .action((files: string[], options: Options) => run(files, options, io));
};
