import { checkReadable } from "./decode/bytes.ts";
import { hashFile } from "./transcribe/model-folder.ts";

/** SHA-256 of a recording. Throws `recording/unreadable` for what is missing, and for what may have no end: pipes and devices. */
export const hashRecording = async (path: string): Promise<string> => {
  await checkReadable(path);
  return hashFile(path);
};
