import type { ModelRecord } from "../../recordings/transcribe/backend.ts";
import type { Ended } from "../apart.ts";

/** A file that a task made. */
export interface Made {
  /** What is added to `transcripts/NAME`. */
  ending: string;
  text: string;
}

/** What is to be done with a recording. */
export type Task =
  | { task: "speakers"; voices?: number | undefined }
  | { task: "review"; category: string; by: string; reason: string; ground: string[]; on: string }
  | { task: "transcription"; model: string };

/** Long work on one recording, as one argument of JSON to a process of its own. `recording`: its path in the case. */
export type TaskOrder = Task & { root: string; recording: string };

export interface TaskProgress {
  type: "progress";
  seconds?: number;
  made?: { files: Made[]; reason: string; about: Record<string, string>; record?: ModelRecord };
}

/** From that process: how far it is, what it made, then how it ended. */
export type FromTask = TaskProgress | Ended;
