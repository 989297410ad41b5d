import type { Transcript } from "../../lib/transcript/transcript.ts";

/** What made a transcript, for the ledger. */
export interface ModelRecord {
  backend: string;
  model: string;
  /** SHA-256 of every file of the model, or none where a server keeps it. */
  files: Record<string, string>;
  settings: Record<string, string | number | boolean>;
}

/** Speech to text. `transcribe` gets one stretch (one channel, 16 kHz) and gives cues counted from its start. */
export interface SpeechBackend {
  record: ModelRecord;
  transcribe(samples: Float32Array): Promise<Transcript>;
  close(): void;
}

export interface SpeechOptions {
  /** BCP 47, such as ur or en; absent: the model decides, stretch by stretch, which is right for mixed speech. */
  language?: string;
}
