import type { Problem } from "../../model/claim.ts";
import type { Ended } from "../apart.ts";

/** Before it ends: which pictures the report does not hold, and why. */
export interface HeldBackMessage {
  type: "progress";
  heldBack: Problem[];
}

/** From the process that writes a report. */
export type FromReport = HeldBackMessage | Ended;
