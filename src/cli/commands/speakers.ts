import type { Command } from "commander";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface FindOptions {
  case: string;
  voices?: number;
  replace?: boolean;
  json?: boolean;
}

interface NameOptions {
  case: string;
  by: string;
  grounds: string;
}

const tell = (io: Io, { written, notes }: { written: string[]; notes: string[] }): void => {
  for (const file of written) io.stderr.write(`wrote ${file}\n`);
  for (const note of notes) io.stderr.write(`note: ${note}\n`);
};

const find = async (named: string, options: FindOptions, io: Io): Promise<void> => {
  const [
    cli,
    naming,
    { findRecording },
    { caseRoot },
    { keepFiles },
    { proposeSpeakers },
    { withProgress },
  ] = await Promise.all([
    import("../speakers.ts"),
    import("../../recordings/speakers/naming.ts"),
    import("../../recordings/case-recording.ts"),
    import("../writer.ts"),
    import("../keep.ts"),
    import("../../recordings/speakers/propose.ts"),
    import("../../lib/tty.ts"),
  ]);
  const root = await caseRoot(options.case);
  const { recording, path, stem } = await findRecording(root, named);
  const { voices } = options;
  const { turns, rttm, speakers } = await withProgress(io.stderr, (progress) =>
    proposeSpeakers(path, recording, {
      ...(voices !== undefined && { voices }),
      onProgress: (seconds) => progress.update(`${recording}: second`, Math.round(seconds)),
    }),
  );
  const about = {
    recording,
    recording_sha256: speakers.recording_sha256,
    made_by: speakers.made_by,
  };
  const files = [
    { path: `${stem}.rttm`, text: rttm, about },
    { path: `${stem}.speakers.yaml`, text: naming.speakersYaml(speakers), about },
  ];
  const { replace = false } = options;
  const kept = await keepFiles(root, files, { reason: "Voices found by the machine", replace, io });
  io.stdout.write(
    options.json ? `${JSON.stringify(turns, null, 2)}\n` : cli.turnsText(turns, speakers, io.paint),
  );
  tell(io, kept);
};

const name = async (
  [named, voice, purported]: [string, string, string],
  options: NameOptions,
  io: Io,
): Promise<void> => {
  const [naming, { findRecording }, { caseRoot }, { keepFiles }] = await Promise.all([
    import("../../recordings/speakers/naming.ts"),
    import("../../recordings/case-recording.ts"),
    import("../writer.ts"),
    import("../keep.ts"),
  ]);
  const root = await caseRoot(options.case);
  const place = await findRecording(root, named);
  const { by, grounds } = options;
  const speakers = await naming.withName(root, place, { voice, purported, by, grounds });
  const file = { path: `${place.stem}.speakers.yaml`, text: naming.speakersYaml(speakers) };
  const reason = `${by} says that ${voice} is ${purported}: ${grounds}`;
  tell(io, await keepFiles(root, [file], { reason, replace: true, io }));
  io.stdout.write(`${voice} of ${place.recording}: purported ${purported}, says ${by}\n`);
};

const list = async (named: string, options: { case: string; json?: boolean }, io: Io) => {
  const [cli, naming, { findRecording }, { caseRoot }] = await Promise.all([
    import("../speakers.ts"),
    import("../../recordings/speakers/naming.ts"),
    import("../../recordings/case-recording.ts"),
    import("../writer.ts"),
  ]);
  const root = await caseRoot(options.case);
  const { turns, speakers } = await naming.readTurns(root, await findRecording(root, named));
  io.stdout.write(
    options.json
      ? `${JSON.stringify({ ...speakers, turns }, null, 2)}\n`
      : cli.turnsText(turns, speakers, io.paint),
  );
};

const compare = async (named: string, options: ComparisonFlags, io: Io): Promise<void> => {
  const [{ compareInCase, comparisonText }, { withProgress }] = await Promise.all([
    import("../voice-comparison.ts"),
    import("../../lib/tty.ts"),
  ]);
  const compared = await withProgress(io.stderr, (progress) =>
    compareInCase(named, options, (what) => progress.update(what)),
  );
  io.stdout.write(
    options.json ? `${JSON.stringify(compared, null, 2)}\n` : comparisonText(compared),
  );
};

interface ComparisonFlags {
  case: string;
  voice: string;
  reference: string;
  referenceVoice?: string;
  population: string;
  json?: boolean;
}

const count = (text: string): number => {
  const voices = Number(text);
  return Number.isInteger(voices) && voices >= 1 && voices <= 50 ? voices : Number.NaN;
};

const addFind = (parent: Command, io: Io): void => {
  parent
    .command("find")
    .summary("propose who speaks when: voices without names")
    .argument("<recording>", "a recording of the case")
    .option("--case <folder>", "the case folder", ".")
    .option("--voices <number>", "how many speak, where you know (1 to 50)", count)
    .option("--replace", "write over turns that are there; names given to them are lost")
    .option("--json", "print the turns as JSON")
    .action(async (recording: string, options: FindOptions, command: Command) => {
      if (Number.isNaN(options.voices)) command.error("error: --voices takes 1 to 50");
      await find(recording, options, io);
    });
};

const addName = (parent: Command, io: Io): void => {
  parent
    .command("name")
    .summary("write down whose voice a person says it is")
    .argument("<recording>", "a recording of the case")
    .argument("<voice>", "its label, such as voice-1")
    .argument("<person>", "an id of case.yaml, or a name")
    .requiredOption("--by <person>", "who says so")
    .requiredOption("--grounds <text>", "why they say so")
    .option("--case <folder>", "the case folder", ".")
    .action((recording: string, voice: string, person: string, options: NameOptions) =>
      name([recording, voice, person], options, io),
    );
  parent
    .command("show")
    .summary("print turns and names as the case has them")
    .argument("<recording>", "a recording of the case")
    .option("--case <folder>", "the case folder", ".")
    .option("--json", "print them as JSON")
    .action((recording: string, options: { case: string; json?: boolean }) =>
      list(recording, options, io),
    );
};

const addCompare = (parent: Command, io: Io): void => {
  parent
    .command("compare")
    .summary("weigh a voice against reference speech; off unless case.yaml turns it on")
    .argument("<recording>", "the questioned recording of the case")
    .requiredOption("--voice <label>", "the voice in it, such as voice-1")
    .requiredOption("--reference <recording>", "a recording of the case with reference speech")
    .option("--reference-voice <label>", "the voice in that; absent: all of its speech")
    .requiredOption(
      "--population <folder>",
      "recordings of others who could have spoken: a folder a person, ten at least",
    )
    .option("--case <folder>", "the case folder", ".")
    .option("--json", "print the ratio, its validation and its propositions as JSON")
    .action((recording: string, options: ComparisonFlags) => compare(recording, options, io));
};

/** `mandate speakers`: who speaks when, whom a person says it is, and how far sound supports that. */
export const speakers: AddCommand = (command, io) => {
  const parent = command.addHelpText(
    "after",
    "\nVoices are proposals by the sound alone, names are what a person says. A comparison gives a likelihood ratio for\n" +
      "two propositions, validated on the population you give; it never says whose voice it is.\n\nExamples:\n" +
      "  mandate speakers find exhibits/leak.opus --voices 2\n" +
      '  mandate speakers name leak.opus voice-1 "A. Khan" --by "B. Ali" --grounds "introduced by name at 0:12"\n' +
      '  mandate query "select voice, sum(to_s - from_s) as seconds from turns group by voice"',
  );
  addFind(parent, io);
  addName(parent, io);
  addCompare(parent, io);
};
