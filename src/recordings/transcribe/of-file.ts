import { MandateError } from "../../lib/error.ts";
import { sha256 } from "../../lib/hash.ts";
import { writeVtt } from "../../lib/transcript/vtt.ts";
import { openAudio } from "../decode/open.ts";
import type { ModelRecord, SpeechBackend } from "./backend.ts";
import { httpSpeech } from "./http.ts";
import { sherpaSpeech } from "./sherpa.ts";
import { transcribe } from "./transcribe.ts";

interface Options {
  model?: string;
  server?: string;
  serverModel: string;
  language?: string;
  key: string | undefined;
}

const backendOf = (options: Options): Promise<SpeechBackend> | SpeechBackend => {
  const language = options.language === undefined ? {} : { language: options.language };
  if (options.model !== undefined) return sherpaSpeech(options.model, language);
  if (options.server !== undefined) {
    const key = options.key === undefined ? {} : { key: options.key };
    return httpSpeech({ address: options.server, model: options.serverModel, ...language, ...key });
  }
  throw new MandateError({
    code: "speech/no-backend",
    kind: "usage",
    message: "Neither a model nor a server is named",
    fix: "Add --model FOLDER or --server ADDRESS.",
  });
};

/** A transcript as WebVTT, and what made it, for the record. */
export const transcribeFile = async (
  file: string,
  options: Options,
  onProgress: (seconds: number) => void,
): Promise<{ vtt: string; record: ModelRecord }> => {
  const backend = await backendOf(options);
  try {
    const transcript = await transcribe(() => openAudio(file), backend, onProgress);
    return { vtt: writeVtt(transcript), record: backend.record };
  } finally {
    backend.close();
  }
};

const LONGEST = 4000;

/** What made a transcript, as the particulars of its entry in a ledger. */
export const modelParticulars = (
  { backend, model, files, settings }: ModelRecord,
  recording: { recording: string; sha256: string },
): Record<string, string> => {
  const listed = JSON.stringify(files);
  return {
    recording: recording.recording,
    recording_sha256: recording.sha256,
    backend,
    model,
    settings: JSON.stringify(settings),
    // The list itself stands in the .model.json beside the transcript.
    model_files: listed.length <= LONGEST ? listed : `sha256 of their list: ${sha256(listed)}`,
  };
};
