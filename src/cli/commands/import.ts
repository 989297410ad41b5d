import type { Command } from "commander";
import type { Facts, Imported } from "../../results/import.ts";
import type { AddCommand } from "../command.ts";
import type { TranscriptOptions } from "../import-transcript.ts";
import type { Io } from "../io.ts";

interface Options extends Facts {
  case: string;
  as?: string;
  json?: boolean;
  dryRun?: boolean;
  yes?: boolean;
}

const questions: Record<keyof Facts, string> = {
  title: "What is it, in words?",
  issuer: "Who issued these figures?",
  stage: "Which stage of counting (form-45, preliminary, final, …)?",
  election: "Polling day (YYYY-MM-DD)?",
  contest: "Which race is all of this about (President, …)?",
  chamber: "Which chamber of case.yaml does it fill?",
};

const isInteractive = (io: Io, { json, yes }: Options): boolean =>
  io.stdout.isTTY === true && process.stdin.isTTY && !json && !yes;

/** What only a person can say, asked at a terminal; an empty answer leaves it to be filled in. */
const ask = async (imported: Imported): Promise<Facts | undefined> => {
  const { isCancel, note, text } = await import("@clack/prompts");
  const { because, doubts, confidence } = imported.proposal;
  const lines = [...because, ...doubts.map((doubt) => `not settled: ${doubt}`)];
  note(lines.join("\n"), `Sure to about ${Math.round(100 * confidence)} %`);
  const answers: Facts = {};
  for (const key of imported.open) {
    const answer = await text({ message: questions[key], defaultValue: "" });
    if (isCancel(answer)) return undefined;
    if (answer) answers[key] = answer;
  }
  return answers;
};

const run = async (files: string[], options: Options, io: Io): Promise<void> => {
  const { importResults } = await import("../../results/import/into-case.ts");
  const { progressOn } = await import("../../lib/tty.ts");
  const progress = progressOn(io.stderr);
  progress.update("reading");
  const { openCase } = await import("../../case/open.ts");
  const { root, meta } = await openCase(options.case);
  const { case: _folder, as, json, dryRun, yes: _yes, ...facts } = options;
  const first = await importResults({ root, files, name: as, facts, parties: meta.parties });
  progress.end();
  let planned = first;
  if (isInteractive(io, options)) {
    const more = await ask(first.imported);
    if (!more) return;
    planned = await importResults({
      root,
      files,
      name: as,
      facts: { ...facts, ...more },
      parties: meta.parties,
    });
  }
  const { imported, descriptor } = planned;
  if (!dryRun) {
    const { writerFor } = await import("../writer.ts");
    await planned.write(await writerFor(root, io));
  }
  if (json) {
    const { proposal, parties, open } = imported;
    io.stdout.write(`${JSON.stringify({ descriptor, open, ...proposal, parties }, null, 2)}\n`);
    return;
  }
  io.stdout.write(imported.yaml);
  if (!dryRun) io.stderr.write(`Wrote ${descriptor}\n`);
  if (imported.open.length > 0) io.stderr.write(`Still to fill in: ${imported.open.join(", ")}\n`);
};

const addTranscript = (parent: Command, io: Io): void => {
  parent
    .command("transcript")
    .summary("write a transcript of another program as WebVTT, beside its recording")
    .description(
      "Reads WebVTT, SubRip, the JSON of Whisper and its kin, oTranscribe, ELAN or plain text with times, and writes WebVTT with words and " +
        "speakers: into the case where a recording is named, else to the terminal. Names of speakers are what the transcript says.",
    )
    .argument("<file>", "a transcript, whatever its ending")
    .option("--recording <name>", "the recording of the case that it is of")
    .option("--case <folder>", "the case folder", ".")
    .option("--language <tag>", "BCP 47 language, where the file does not say")
    .option("--replace", "write over the transcript that is there")
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate import transcript leak.srt --recording leak.opus --language ur\n" +
        "  mandate import transcript whisper.json > leak.vtt",
    )
    .action(async (file: string, options: TranscriptOptions) => {
      const { importTranscript } = await import("../import-transcript.ts");
      await importTranscript(file, options, io);
    });
};

/** `mandate import`: proposes how to read result sheets and puts them into the case, or takes a transcript in. */
export const importCommand: AddCommand = (command, io) => {
  addTranscript(command, io);
  command
    .addHelpText(
      "after",
      "\nExamples:\n  mandate import results returns.xlsx --case my-case --as final\n  mandate import transcript leak.srt --recording leak.opus",
    )
    .command("results", { isDefault: true })
    .summary("propose how to read result sheets, and put them into the case")
    .description(
      "Proposes the descriptor of a tabulation from its files: which columns are contest, station, votes and so on, checked\n" +
        "against the arithmetic of the data. CSV, Excel, OpenDocument, saved web pages, Parquet, JSON, NIST SP 1500-100, alone or in a zip or gzip. Asks\n" +
        "at a terminal what only a person can say; else leaves it to be filled in. Files are copied into results/.",
    )
    .argument("<file...>", "data files: one, or one for each contest")
    .option("--case <folder>", "the case folder", ".")
    .option("--as <name>", "name of the tabulation; absent: after the file")
    .option("--title <text>", "what it is, in words")
    .option("--issuer <text>", "who issued the figures")
    .option("--stage <id>", "stage of counting, such as form-45 or final")
    .option("--election <date>", "polling day, YYYY-MM-DD")
    .option("--contest <text>", "the race, where the data does not name it")
    .option("--chamber <id>", "chamber of case.yaml it fills")
    .option("--dry-run", "print the proposal, write nothing")
    .option("--json", "print what was found as JSON")
    .option("--yes", "ask nothing")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  mandate import results actas.csv --contest President --issuer Opposition --election 2024-07-28\n" +
        "  mandate import results sheets/NA-*.csv --as form-45 --case my-case\n" +
        "  mandate import results final_computo.zip --dry-run",
    )
    .action((files: string[], options: Options) => run(files, options, io));
};
