import type { ModelRecord } from "../../recordings/transcribe/backend.ts";
import type { AddCommand } from "../command.ts";
import type { Io } from "../io.ts";

interface Options {
  case?: string;
  replace?: boolean;
  model?: string;
  server?: string;
  serverModel: string;
  language?: string;
  out?: string;
}

interface Made {
  vtt: string;
  record: ModelRecord;
}

const listen = async (file: string, options: Options, io: Io): Promise<Made> => {
  const { transcribeFile } = await import("../../recordings/transcribe/of-file.ts");
  const { withProgress } = await import("../../lib/tty.ts");
  const key = io.env.MANDATE_SPEECH_KEY;
  const made = await withProgress(io.stderr, (progress) =>
    transcribeFile(file, { ...options, key }, (seconds) =>
      progress.update(`${file}: second`, Math.round(seconds)),
    ),
  );
  if (!made.vtt.includes("-->")) io.stderr.write("note: no speech was found in it\n");
  return made;
};

const recordText = (record: ModelRecord): string => `${JSON.stringify(record, null, 2)}\n`;

/** Into the case: transcript and model record, both with the model in their entries of the ledger. */
const intoCase = async (file: string, folder: string, options: Options, io: Io): Promise<void> => {
  const [{ findRecording }, { caseRoot }, { keepFiles }, { modelParticulars }, { hashFile }] =
    await Promise.all([
      import("../../recordings/case-recording.ts"),
      import("../writer.ts"),
      import("../keep.ts"),
      import("../../recordings/transcribe/of-file.ts"),
      import("../../recordings/transcribe/model-folder.ts"),
    ]);
  const root = await caseRoot(folder);
  const { recording, path, stem } = await findRecording(root, file);
  const { vtt, record } = await listen(path, options, io);
  const about = modelParticulars(record, { recording, sha256: await hashFile(path) });
  const files = [
    { path: `${stem}.vtt`, text: vtt, about },
    { path: `${stem}.vtt.model.json`, text: recordText(record), about },
  ];
  const reason = `Transcript made by ${record.backend}, model ${record.model}`;
  const { replace = false } = options;
  const { written, notes } = await keepFiles(root, files, { reason, replace, io });
  for (const one of written) io.stderr.write(`wrote ${one}\n`);
  for (const note of notes) io.stderr.write(`note: ${note}\n`);
};

const run = async (file: string, options: Options, io: Io): Promise<void> => {
  if (options.case !== undefined) {
    await intoCase(file, options.case, options, io);
    return;
  }
  const { vtt, record } = await listen(file, options, io);
  if (options.out === undefined) {
    io.stdout.write(vtt);
    return;
  }
  const { writeFile } = await import("node:fs/promises");
  await writeFile(options.out, vtt);
  await writeFile(`${options.out}.model.json`, recordText(record));
};

/** `mandate transcribe`: speech to text, by a model on this machine or by a server one names. */
export const transcribe: AddCommand = (command, io) => {
  command
    .argument("<file>", "a recording")
    .option("--case <folder>", "write transcripts/NAME.vtt of this case, the model into its ledger")
    .option("--replace", "with --case: write over the transcript that is there")
    .option("--model <folder>", "a model of sherpa-onnx; nothing leaves this machine")
    .option("--server <address>", "an OpenAI-compatible address up to /v1; the sound is sent there")
    .option("--server-model <name>", "the model to ask that server for", "whisper-1")
    .option("--language <tag>", "BCP 47 language; absent: the model decides, stretch by stretch")
    .option("--out <file>", "write the transcript there instead of printing it")
    .addHelpText(
      "after",
      "\nThe key of a server is read from MANDATE_SPEECH_KEY. Models invent text in silence: each cue notes how much\n" +
        "of it is voiced. Listen before you quote.\n\nExamples:\n  mandate transcribe leak.opus --model ~/models/whisper-small\n" +
        "  mandate transcribe exhibits/leak.opus --case . --server http://localhost:8000/v1 --language ur",
    )
    .action((file: string, options: Options) => run(file, options, io));
};
