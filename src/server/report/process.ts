import { MandateError } from "../../lib/error.ts";
import type { Problem } from "../../model/claim.ts";
import { childBeside, runApart } from "../apart.ts";
import type { HeldBackMessage } from "./messages.ts";

const crashed = (): MandateError =>
  new MandateError({
    code: "report/not-written",
    kind: "system",
    message:
      "The process that writes the report ended before it was done; the last report still stands",
    fix: "Run mandate report on the case: it says what it stumbled over.",
  });

/**
 * Writes a case's report as `mandate report` does, in a process of its own; the old one stands until the new is whole.
 * Gives what is to be told of pictures it holds back.
 */
export const writeReportApart = async (root: string, signal: AbortSignal): Promise<Problem[]> => {
  let heldBack: Problem[] = [];
  const onProgress = (message: HeldBackMessage): void => {
    heldBack = message.heldBack;
  };
  await runApart(childBeside(import.meta.url, "child"), { root }, { signal, onProgress, crashed });
  return heldBack;
};
