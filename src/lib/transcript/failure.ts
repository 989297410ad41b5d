import { MandateError } from "../error.ts";

/** A transcript that cannot be read, with the line where that shows. */
export const badTranscript = (
  file: string,
  line: number | undefined,
  message: string,
): MandateError =>
  new MandateError({
    code: "transcript/unreadable",
    message,
    at: line === undefined ? { file } : { file, line },
    fix: "Correct the line, or export the transcript again from the program that made it.",
  });
