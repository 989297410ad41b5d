import { MandateError } from "../../lib/error.ts";
import { childBeside, runApart } from "../apart.ts";

const crashed = (): MandateError =>
  new MandateError({
    code: "report/not-written",
    kind: "system",
    message:
      "The process that writes the report ended before it was done; the last report still stands",
    fix: "Run mandate report on the case: it says what it stumbled over.",
  });

/** Writes a case's report as `mandate report` does, in a process of its own; the old one stands until the new is whole. */
export const writeReportApart = (root: string, signal: AbortSignal): Promise<void> =>
  runApart(childBeside(import.meta.url, "child"), { root }, { signal, crashed });
