import { availableParallelism } from "node:os";
import type { AddCommand } from "../command.ts";
import type { ForensicsOptions } from "../forensics-options.ts";

/** `mandate forensics`: the published statistical tests on results by polling station. */
export const forensics: AddCommand = (command, io) => {
  command
    .description(
      "Runs the published statistical tests of election forensics on a tabulation of the case.\n" +
        "Each figure comes with what it means, what else makes the pattern and how many tests were tried.\n" +
        "None of them proves fraud: they say what is unlikely under a stated assumption.",
    )
    .argument("[folder]", "the case folder", ".")
    .option("--tabulation <id>", "which tabulation; needed where several have stations")
    .option("--party <name>", "whose votes to test; absent: the leader's")
    .option("--test <id...>", "only these tests")
    .option("--by <level...>", "also by region, contest, or both", [])
    .option("--before <id>", "an earlier count of the same election: where its change comes from")
    .option("--previous <id>", "an earlier election: turnout against the same stations")
    .option("--pictures <file>", "also write the pictures as a page (HTML)")
    .option("--seed <text>", "seed of all random numbers", "1")
    .option("--threads <n>", "threads; the figures are the same", Number, availableParallelism())
    .option(
      "--calibrate",
      "beside each figure, how often it fires on clean elections at these stations",
    )
    .option("--power", "how often each test finds a known fraud planted at these stations")
    .option(
      "--elections <n>",
      "simulated elections for --calibrate; a fifth of them for each point of --power",
      Number,
      200,
    )
    .option("--json", "print the figures as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate forensics my-case --by region --pictures forensics.html\n" +
        "  mandate forensics my-case --test integer-percent spikes --json\n" +
        "  mandate forensics my-case --tabulation final --before preliminary\n" +
        "  mandate forensics my-case --calibrate --power --elections 500",
    )
    .action(async (folder: string, options: ForensicsOptions) => {
      const { runForensics } = await import("../forensics.ts");
      await runForensics(folder, options, io);
    });
};
