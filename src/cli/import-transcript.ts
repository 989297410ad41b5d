import { basename } from "node:path";
import type { Transcript } from "../lib/transcript/transcript.ts";
import { writeVtt } from "../lib/transcript/vtt.ts";
import { findRecording } from "../recordings/case-recording.ts";
import { hashRecording } from "../recordings/hash-recording.ts";
import { transcriptAt } from "../recordings/transcript/of-recording.ts";
import type { Io } from "./io.ts";
import { keepFiles } from "./keep.ts";
import { caseRoot } from "./writer.ts";

export interface TranscriptOptions {
  case: string;
  recording?: string;
  language?: string;
  replace?: boolean;
  json?: boolean;
}

/** A transcript of any form that is known; it names the file it is from where it says nothing else of its source. */
const readNamed = async (file: string, language: string | undefined): Promise<Transcript> => {
  const read = await transcriptAt(file);
  const source = read.source === file ? basename(file) : read.source;
  return { ...read, source, language: language ?? read.language };
};

interface Target {
  recording: string;
  options: TranscriptOptions;
  io: Io;
}

/** Writes it beside a recording of the case; its entry in the ledger says what it was made from. */
const intoCase = async (file: string, vtt: string, target: Target): Promise<void> => {
  const { options, io } = target;
  const root = await caseRoot(options.case);
  const { recording, path, stem } = await findRecording(root, target.recording);
  const about = {
    recording,
    recording_sha256: await hashRecording(path),
    imported_from: basename(file),
    imported_sha256: await hashRecording(file),
  };
  const { replace = false } = options;
  const reason = `Transcript imported from ${basename(file)}`;
  const kept = await keepFiles(root, [{ path: `${stem}.vtt`, text: vtt, about }], {
    reason,
    replace,
    io,
  });
  for (const one of kept.written) io.stderr.write(`wrote ${one}\n`);
  for (const note of kept.notes) io.stderr.write(`note: ${note}\n`);
};

/** A transcript of another program as WebVTT with words and speakers: into a case, or printed. Throws what reading it throws. */
export const importTranscript = async (
  file: string,
  options: TranscriptOptions,
  io: Io,
): Promise<void> => {
  const transcript = await readNamed(file, options.language);
  const vtt = writeVtt(transcript);
  const { recording } = options;
  if (recording !== undefined) await intoCase(file, vtt, { recording, options, io });
  if (options.json) io.stdout.write(`${JSON.stringify(transcript, null, 2)}\n`);
  else if (recording === undefined) io.stdout.write(vtt);
};
