import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  name?: string;
  date?: string;
  source?: string;
  language?: string;
  write?: boolean;
  json?: boolean;
}

const run = async (exhibit: string, folder: string, options: Options, io: Io): Promise<void> => {
  const { proposeFor } = await import("../../jobs/proposals.ts");
  const proposed = await proposeFor(exhibit, folder, { ...options, env: io.env });
  if (options.json) {
    io.stdout.write(`${JSON.stringify(proposed, null, 2)}\n`);
  } else {
    const { proposalsText } = await import("../proposals-text.ts");
    io.stdout.write(`${proposalsText(proposed, io.paint)}\n`);
  }
  for (const note of proposed.notes) io.stderr.write(`note: ${note}\n`);
  if (!options.write) return;
  const { writeProposals } = await import("../write-proposals.ts");
  const { written, notes } = await writeProposals(folder, proposed, io);
  for (const file of written) io.stderr.write(`wrote ${file}\n`);
  for (const note of notes) io.stderr.write(`note: ${note}\n`);
};

/** `mandate propose`: what an exhibit's text says, and the claims this case could test. */
export const propose: AddCommand = (command, io) => {
  command
    .description(
      "Reads who says what in an exhibit (html, pdf, docx, txt, md, eml), through whom, and proposes claims with " +
        "checks over the case's own tables. Everything is marked as the machine's until a person confirms it: " +
        "statements have status “proposed”, claims have proposed_by. Where the case has a ledger and you a key, " +
        "what is written is recorded in it.",
    )
    .argument("<exhibit>", "a file, or exhibits/NAME of the case")
    .argument("[folder]", "the case folder", ".")
    .option("--name <name>", "name of the statements' file; default: the exhibit's")
    .option("--date <date>", "day of the text (YYYY-MM-DD); default: the one it states")
    .option("--source <address>", "where the text is from; default: the exhibit")
    .option("--language <tag>", "language of the text, such as en or ur; default: by its script")
    .option("--write", "write statements/NAME.jsonl and claims/proposed-*.md; never over a file")
    .option("--json", "print statements and proposals as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate propose exhibits/report.html my-case\n" +
        "  mandate propose exhibits/report.html my-case --write && mandate check my-case\n\n" +
        "A language model may add proposals: set MANDATE_LLM_URL (an OpenAI-compatible address, local ones\n" +
        "included), MANDATE_LLM_MODEL and, if needed, MANDATE_LLM_KEY. It is off otherwise.",
    )
    .action((exhibit: string, folder: string, options: Options) =>
      run(exhibit, folder, options, io),
    );
};
