import type { JobBoard } from "../jobs/board.ts";
import type { Events } from "./events.ts";
import type { LiveCase } from "./live.ts";
import type { Memory } from "./memory.ts";
import type { CaseWriter } from "./writer.ts";

/** What the routes work on: one case, open for one person. A server for teams would hold one of these for each case. */
export interface Desk {
  live: LiveCase;
  jobs: JobBoard;
  events: Events;
  memory: Memory;
  /** The door through which files of the case are changed. */
  writer: CaseWriter;
  /** The user's configuration folder. */
  config: string;
  /** Folder of a model of sherpa-onnx that writes down speech on this machine, where the workbench was opened with one. */
  speechModel?: string;
  now: () => number;
}
