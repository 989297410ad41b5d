import { resolve } from "node:path";
import { exitCodes } from "../../lib/error.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { warnUnrecorded } from "../unrecorded.ts";

interface Options {
  strict?: boolean;
  publish?: string;
  url?: string;
  pdf?: string;
}

const run = async (folder: string, options: Options, io: Io): Promise<void> => {
  const [
    { checkCase },
    { makePdf, makeReport, requireRecorded },
    { withProgress },
    errors,
    { summaryText },
  ] = await Promise.all([
    import("../../claims/run.ts"),
    import("../../report/make.ts"),
    import("../../lib/tty.ts"),
    import("../errors.ts"),
    import("../findings.ts"),
  ]);
  const checked = await withProgress(io.stderr, (progress) => {
    progress.update("opening the case");
    return checkCase(folder, {
      onClaim: (id, done, total) => progress.update(`testing ${id}`, done, total),
    });
  });
  try {
    if (options.strict) await requireRecorded(checked.opened.root);
    if (options.publish) {
      const [{ publishFindings }, { writerFor }] = await Promise.all([
        import("../../report/published/snapshot.ts"),
        import("../writer.ts"),
      ]);
      const entry = await publishFindings(await writerFor(folder, io), {
        checked,
        reason: options.publish,
      });
      io.stdout.write(
        entry
          ? `Published at entry ${entry.sequence}\n`
          : "Nothing has changed since the last publication\n",
      );
    }
    const { strict = false, url } = options;
    const { index, files, differences, heldBack } = await makeReport(checked, {
      strict,
      ...(url && { base: url }),
    });
    warnUnrecorded(differences ?? [], io);
    (await import("../held-back.ts")).warnHeldBack(heldBack, io);
    errors.printProblems(checked.problems, io);
    io.stdout.write(`${summaryText(checked.findings, io.paint)}\nReport: ${index}\n`);
    if (options.pdf) {
      await makePdf(checked, files, {
        target: resolve(options.pdf),
        env: { ...process.env, ...io.env },
      });
      io.stdout.write(`PDF: ${options.pdf}\n`);
    }
    if (checked.problems.some(errors.isSerious)) io.exitCode = exitCodes.input;
    else if (checked.findings.some(({ outcome }) => outcome === "broken")) {
      io.exitCode = exitCodes.findings;
    }
  } finally {
    checked.close();
  }
};

/** `mandate report`: writes the findings of a case as pages. */
export const report: AddCommand = (command, io) => {
  command
    .argument("[folder]", "the case folder", ".")
    .option("--strict", "refuse if any file is not what the ledger recorded")
    .option(
      "--publish <reason>",
      "also keep the findings in the ledger; later ones are corrections",
    )
    .option(
      "--url <base>",
      "address the report will stand at, for links in feeds and structured data",
    )
    .option("--pdf <file>", "also print it all to one PDF, the checkpoint on its last page")
    .addHelpText(
      "after",
      "\nExamples:\n  mandate report examples/pakistan-2024\n" +
        '  mandate report my-case --strict --publish "First publication" --pdf my-case.pdf',
    )
    .action((folder: string, options: Options) => run(folder, options, io));
};
