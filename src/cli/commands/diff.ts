import type { AddCommand } from "../command.ts";
import { plain } from "../plain.ts";

/** `mandate diff`: what changed in the findings, and why. */
export const diff: AddCommand = (command, io) => {
  command
    .argument("[from]", "an entry's number or a date; absent: the publication before the last")
    .argument("[to]", "an entry's number or a date; absent: the last publication")
    .option("--case <folder>", "the case folder", ".")
    .option("--json", "print the difference as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  mandate diff\n  mandate diff 2024-02-10 2024-03-01\n  mandate diff 40 90",
    )
    .action(
      async (
        from: string | undefined,
        to: string | undefined,
        options: { case: string; json?: boolean },
      ) => {
        const [
          { readPublished },
          { diffFindings, diffInWords, publishedAt },
          reading,
          { caseRoot },
        ] = await Promise.all([
          import("../../report/published/snapshot.ts"),
          import("../../report/published/diff.ts"),
          import("../../ledger/read.ts"),
          import("../writer.ts"),
        ]);
        const root = await caseRoot(options.case);
        const all = await readPublished(root);
        const after = publishedAt(all, to ?? String(Number.MAX_SAFE_INTEGER));
        const before = publishedAt(all, from ?? String(Math.max(after.entry - 1, all[0].entry)));
        const { links } = await reading.readLedger(root);
        const difference = diffFindings([before, after], reading.genuineEntries(links));
        const text = options.json
          ? JSON.stringify(difference, null, 2)
          : plain(diffInWords(difference));
        io.stdout.write(`${text}\n`);
      },
    );
};
