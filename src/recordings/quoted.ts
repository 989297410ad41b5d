import { stemsOf, transcriptOf } from "./beside.ts";
import { type Citation, citeQuotation } from "./transcript/cite.ts";

/** Where a case's own transcript of a recording has a quotation. */
export type Quoted =
  | { found: "no transcript" }
  | { found: "not heard" }
  | { found: "heard"; citation: Citation };

/**
 * Looks a quotation up in the transcript beside a recording of the case, `all` being the case's recordings. Throws
 * what reading the transcript throws.
 */
export const quotedIn = async (
  root: string,
  { recording, all, quotation }: { recording: string; all: readonly string[]; quotation: string },
): Promise<Quoted> => {
  const transcript = await transcriptOf(root, stemsOf(recording, all));
  if (!transcript) return { found: "no transcript" };
  const citation = citeQuotation(quotation, transcript);
  return citation ? { found: "heard", citation } : { found: "not heard" };
};
