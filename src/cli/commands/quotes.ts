import { exitCodes } from "../../lib/error.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  json?: boolean;
}

const run = async (folder: string, { json }: Options, io: Io): Promise<number> => {
  const [{ quotesOfCase }, { isSerious, printProblems }, { withProgress }] = await Promise.all([
    import("../quotes.ts"),
    import("../errors.ts"),
    import("../../lib/tty.ts"),
  ]);
  const { problems, ...found } = await withProgress(io.stderr, (progress) => {
    progress.update("setting quotes side by side");
    return quotesOfCase(folder);
  });
  if (json) io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else {
    const { quotesText } = await import("../quotes-text.ts");
    io.stdout.write(`${quotesText({ ...found, problems }, io.paint)}\n`);
  }
  printProblems(problems, io);
  if (problems.some(isSerious)) return exitCodes.input;
  return found.notAnchored.length > 0 ? exitCodes.findings : exitCodes.ok;
};

/** `mandate quotes`: quote drift, and selectors that do not anchor. */
export const quotes: AddCommand = (command, io) => {
  command
    .description(
      "Sets each quote of a case's statements beside the same quote in its transcripts (transcripts/*.vtt) and other\n" +
        "exhibits, word by word: what was left out, changed, or put between quote marks. Then looks whether every\n" +
        "statement's selectors stand exactly where they say; nothing is ever moved to fit.\n\n" +
        "A difference is for a person to weigh: a transcript can err too. Quotes of fewer than four words are not\n" +
        "compared. In a text of another language a quote is only tied to a passage, by figures, months, names of case.yaml\n" +
        "and who speaks; whether its other words say the same is for a person who reads both.\n\n" +
        "Exit code: 0, or 1 when a selector does not anchor exactly, 3 when a file of the case cannot be used.",
    )
    .argument("[folder]", "the case folder", ".")
    .option("--json", "print all of it as JSON")
    .addHelpText("after", "\nExamples:\n  mandate quotes my-case\n  mandate quotes my-case --json")
    .action(async (folder: string, options: Options) => {
      io.exitCode = await run(folder, options, io);
    });
};
