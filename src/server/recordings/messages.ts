import type { Step } from "../../recordings/prepare.ts";
import type { ErrorMessage } from "../../tables/messages.ts";

/** What the process that prepares a recording is given, as one argument of JSON. */
export interface Order {
  root: string;
  recording: string;
  others: string[];
  decode: boolean;
}

/** From that process: how far it is, then how it ended. */
export type FromStudio =
  | { type: "progress"; step: Step; seconds: number }
  | { type: "done" }
  | { type: "failed"; error: ErrorMessage };
