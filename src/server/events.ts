import type { Job } from "../jobs/board.ts";
import type { FindingLine } from "./schemas/overview.ts";

/** What the page is told as it happens. Anything more it asks for. */
export type LiveEvent =
  | { type: "job"; job: Job }
  /** Files of the case changed, by this page or outside it. */
  | { type: "changed"; files: string[] }
  /** One claim has been tested; the others are still being. */
  | { type: "finding"; line: FindingLine }
  /** The findings now shown are of this version of the case. */
  | { type: "findings"; version: number };

/** Where events are told and heard. */
export interface Events {
  tell(event: LiveEvent): void;
  /** Returns a function that stops listening. */
  hear(listener: (event: LiveEvent) => void): () => void;
}

export const openEvents = (): Events => {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    tell(event) {
      for (const listener of listeners) listener(event);
    },
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
