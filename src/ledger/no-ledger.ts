import { MandateError } from "../lib/error.ts";
import { LEDGER } from "./file-store.ts";

/** `ledger/none`: a case without a ledger, and what therefore cannot be done. */
export const noLedger = (so: string): MandateError =>
  new MandateError({
    code: "ledger/none",
    kind: "input",
    message: `This case has no ledger: ${so}`,
    at: { file: LEDGER },
    fix: 'Begin one: mandate record --reason "…", after mandate key new.',
  });
