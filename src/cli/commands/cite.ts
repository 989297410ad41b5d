import type { AddCommand } from "../command.ts";

interface Options {
  json?: boolean;
  recording?: string;
}

/** `mandate cite`: a quotation tied to the second in which it is heard. */
export const cite: AddCommand = (command, io) => {
  command
    .argument("<transcript>", "WebVTT, SRT, Whisper JSON, oTranscribe, ELAN or plain text")
    .argument("<quotation>", "the words quoted")
    .option("--recording <file>", "the recording the citation is to name")
    .option("--json", "print the citation as JSON, with the target of a statement that quotes it")
    .addHelpText(
      "after",
      '\nExample:\n  mandate cite transcripts/leak.vtt "our mandate is 100 per cent fake" --recording exhibits/leak.opus',
    )
    .action(async (transcript: string, quotation: string, options: Options) => {
      const { citeFile, citationTarget, citationText } = await import("../citation.ts");
      const citation = await citeFile(transcript, quotation);
      const recording = options.recording ?? "";
      io.stdout.write(
        options.json
          ? `${JSON.stringify(
              {
                ...citation,
                source: `${recording}${citation.fragment}`,
                ...(recording && { target: citationTarget(citation, recording, quotation) }),
              },
              null,
              2,
            )}\n`
          : citationText(citation, recording, io.paint),
      );
    });
};
