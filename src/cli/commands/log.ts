import type { AddCommand } from "../command.ts";
import { plainLine } from "../plain.ts";

/** `mandate log`: what happened to a case, a file or a claim, in plain words. */
export const log: AddCommand = (command, io) => {
  command
    .argument(
      "[subject]",
      "a path in the case, an exhibit's name or a claim's id; absent: everything",
    )
    .option("--case <folder>", "the case folder", ".")
    .option("--json", "print the entries as JSON, one a line")
    .addHelpText(
      "after",
      "\nExamples:\n  mandate log\n  mandate log exhibits/call.opus\n  mandate log seats-in-karachi",
    )
    .action(async (subject: string | undefined, options: { case: string; json?: boolean }) => {
      const [
        { readLedger, genuineEntries },
        { entryInWords, historyOf, resolveSubject },
        { caseRoot },
      ] = await Promise.all([
        import("../../ledger/read.ts"),
        import("../../ledger/log.ts"),
        import("../writer.ts"),
      ]);
      const root = await caseRoot(options.case);
      const { links } = await readLedger(root);
      const all = genuineEntries(links);
      const entries = historyOf(all, subject);
      for (const entry of entries) {
        io.stdout.write(
          `${options.json ? JSON.stringify(entry) : plainLine(entryInWords(entry))}\n`,
        );
      }
      if (subject && !options.json) {
        const { publicationsInWords } = await import("../../report/published/history.ts");
        const path = resolveSubject(all, subject);
        for (const line of await publicationsInWords(root, path))
          io.stdout.write(`${plainLine(line)}\n`);
      }
      if (entries.length === 0) io.stderr.write("The ledger says nothing of that.\n");
      const bad = links.filter(({ genuine }) => !genuine).length;
      if (bad > 0)
        io.stderr.write(`${bad} lines are not genuine and are left out: run mandate verify.\n`);
    });
};
