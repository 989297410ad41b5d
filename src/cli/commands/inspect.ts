import type { AddCommand } from "../command.ts";
import { positive } from "../number.ts";

interface Options {
  json?: boolean;
  cache?: string;
  pictures?: string;
  maxHours: number;
}

/** `mandate inspect`: what can be seen in recordings. */
export const inspect: AddCommand = (command, io) => {
  command
    .argument("<file...>", "recordings, whatever their names say they are")
    .option("--json", "print observations and edit candidates with their evidence as JSON")
    .option("--cache <folder>", "keep waveform, spectrogram, fingerprint and analysis there")
    .option(
      "--pictures <folder>",
      "draw each candidate edit there, a folder a recording, an SVG each",
    )
    .option("--max-hours <hours>", "refuse recordings longer than this", positive, 48)
    .addHelpText(
      "after",
      "\nNothing printed says that a recording is authentic or false: each line is an observation, with what else\n" +
        "would look like it.\n\nExamples:\n  mandate inspect exhibits/leak.opus\n  mandate inspect --json leak.opus > leak.json\n  mandate inspect --pictures pictures leak.opus",
    )
    .action(async (files: string[], options: Options) => {
      const [{ inspectFile, inspectionText }, { withProgress }] = await Promise.all([
        import("../inspection.ts"),
        import("../../lib/tty.ts"),
      ]);
      for (const file of files) {
        const inspected = await withProgress(io.stderr, (progress) =>
          inspectFile(file, {
            ...options,
            onProgress: (seconds) => progress.update(`${file}: second`, Math.round(seconds)),
          }),
        );
        io.stdout.write(
          options.json
            ? `${JSON.stringify(inspected)}\n`
            : inspectionText(file, inspected, io.paint),
        );
      }
    });
};
