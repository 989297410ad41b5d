import { badTranscript } from "../../lib/transcript/failure.ts";

/** Strings, which are left alone, and the numbers that are none, which Python writes and JSON does not know. */
const notNumbers = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** JSON as programs for speech write it; what is no number becomes null. Throws `transcript/unreadable`. */
export const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    try {
      return JSON.parse(
        text.replace(notNumbers, (found) => (found.startsWith('"') ? found : "null")),
      );
    } catch {
      throw badTranscript(file, undefined, `Not JSON: ${String(cause)}`);
    }
  }
};
