import { exitCodes } from "../../lib/error.ts";
import type { AddCommand } from "../command.ts";

/** `mandate report`: writes the findings of a case as pages. */
export const report: AddCommand = (program, io) => {
  program
    .command("report")
    .summary("write the findings of a case as pages anyone can open")
    .argument("[folder]", "the case folder", ".")
    .addHelpText("after", "\nExample:\n  mandate report examples/pakistan-2024")
    .action(async (folder: string) => {
      const [
        { checkCase },
        { writeReport },
        { withProgress },
        { isSerious, printProblems },
        { summaryText },
      ] = await Promise.all([
        import("../../claims/run.ts"),
        import("../../report/write.ts"),
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
        const { index } = await writeReport(checked);
        printProblems(checked.problems, io);
        io.stdout.write(`${summaryText(checked.findings, io.paint)}\nReport: ${index}\n`);
        if (checked.problems.some(isSerious)) io.exitCode = exitCodes.input;
        else if (checked.findings.some(({ outcome }) => outcome === "broken")) {
          io.exitCode = exitCodes.findings;
        }
      } finally {
        checked.close();
      }
    });
};
