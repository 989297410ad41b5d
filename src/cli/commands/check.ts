import { exitCodes } from "../../lib/error.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { warnUnrecorded } from "../unrecorded.ts";

interface Options {
  json?: boolean;
  expect?: boolean;
  watch?: boolean;
  report?: boolean;
  claim?: string[];
  seconds: number;
}

const runOnce = async (folder: string, options: Options, io: Io): Promise<number> => {
  const [
    { checkCase },
    { checkedToJson },
    { findingsText, isUnexpected },
    { isSerious, printProblems },
    { withProgress },
  ] = await Promise.all([
    import("../../claims/run.ts"),
    import("../../claims/json.ts"),
    import("../findings.ts"),
    import("../errors.ts"),
    import("../../lib/tty.ts"),
  ]);
  const checked = await withProgress(io.stderr, (progress) => {
    progress.update("opening the case");
    return checkCase(folder, {
      limits: { seconds: options.seconds },
      ...(options.claim && { only: options.claim }),
      onClaim: (id, done, total) => progress.update(`testing ${id}`, done, total),
    });
  });
  try {
    if (options.json) io.stdout.write(`${JSON.stringify(checkedToJson(checked), null, 2)}\n`);
    else
      io.stdout.write(
        `${findingsText(checked, { paint: io.paint, expect: options.expect === true, width: io.stdout.columns ?? 0 })}\n`,
      );
    printProblems(checked.problems, io);
    const { inputsAgainstLedger } = await import("../../report/published/inputs.ts");
    warnUnrecorded((await inputsAgainstLedger(checked.opened.root, { whole: false })) ?? [], io);
    if (options.report) {
      const { makeReport } = await import("../../report/make.ts");
      const { index, heldBack } = await makeReport(checked);
      (await import("../held-back.ts")).warnHeldBack(heldBack, io);
      io.stderr.write(`\nReport: ${index}\n`);
    }
    if (checked.problems.some(isSerious)) return exitCodes.input;
    const failed = checked.findings.some((finding) =>
      finding.claim.expect && options.expect ? isUnexpected(finding) : finding.outcome === "broken",
    );
    return failed ? exitCodes.findings : exitCodes.ok;
  } finally {
    checked.close();
  }
};

/** `mandate check`: tests every claim of a case and prints the findings. */
export const check: AddCommand = (command, io) => {
  command
    .description(
      "Tests every claim of a case and prints the findings.\n\n" +
        "Exit code: 0 when every claim has a finding, 1 when a check is broken (or, with --expect, when a\n" +
        "finding is not the one its claim records), 3 when a file of the case cannot be used.",
    )
    .argument("[folder]", "the case folder", ".")
    .option("--json", "print the findings as JSON")
    .option("--expect", "compare with the findings recorded in the claims (expect: …)")
    .option("--report", "also write the report")
    .option("--claim <id...>", "test only these claims")
    .option("--watch", "test again whenever a file of the case changes")
    .option("--seconds <n>", "time limit of one check", Number, 10)
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate check examples/pakistan-2024\n" +
        "  mandate check my-case --claim seats-in-karachi\n" +
        "  mandate check my-case --expect --json > findings.json",
    )
    .action(async (folder: string, options: Options) => {
      if (options.watch) {
        const { watchCase } = await import("../watch.ts");
        await watchCase(folder, io, () => runOnce(folder, options, io));
        return;
      }
      io.exitCode = await runOnce(folder, options, io);
    });
};
