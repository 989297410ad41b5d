import type { AddCommand } from "../command.ts";

interface Options {
  model?: string;
  server?: string;
  serverModel: string;
  language?: string;
  out?: string;
}

/** `mandate transcribe`: speech to text, by a model on this machine or by a server one names. */
export const transcribe: AddCommand = (command, io) => {
  command
    .argument("<file>", "a recording")
    .option("--model <folder>", "a model of sherpa-onnx; nothing leaves this machine")
    .option("--server <address>", "an OpenAI-compatible address up to /v1; the sound is sent there")
    .option("--server-model <name>", "the model to ask that server for", "whisper-1")
    .option("--language <tag>", "BCP 47 language; absent: the model decides, stretch by stretch")
    .option("--out <file>", "write the transcript there instead of printing it")
    .addHelpText(
      "after",
      "\nThe key of a server is read from MANDATE_SPEECH_KEY. Models invent text in silence: each cue notes how much\n" +
        "of it is voiced. Listen before you quote.\n\nExamples:\n  mandate transcribe leak.opus --model ~/models/whisper-small\n" +
        "  mandate transcribe leak.opus --server http://localhost:8000/v1 --language ur --out transcripts/leak.vtt",
    )
    .action(async (file: string, options: Options) => {
      const { transcribeFile } = await import("../transcription.ts");
      const { withProgress } = await import("../../lib/tty.ts");
      const { vtt, record } = await withProgress(io.stderr, (progress) =>
        transcribeFile(file, { ...options, key: io.env.MANDATE_SPEECH_KEY }, (seconds) =>
          progress.update(`${file}: second`, Math.round(seconds)),
        ),
      );
      if (options.out === undefined) io.stdout.write(vtt);
      else {
        const { writeFile } = await import("node:fs/promises");
        await writeFile(options.out, vtt);
        await writeFile(`${options.out}.model.json`, `${JSON.stringify(record, null, 2)}\n`);
      }
    });
};
