import { type Citation, citeQuotation } from "./transcript/cite.ts";
import { transcriptOf } from "./transcript/of-recording.ts";

/** Where a case's own transcript of a recording has a quotation. */
export type Quoted =
  | { found: "no transcript" }
  | { found: "not heard" }
  | { found: "heard"; citation: Citation };

/**
 * Looks a quotation up in the transcript beside a recording of the case. Throws
 * what reading the transcript throws.
 */
export const quotedIn = async (
  root: string,
  { recording, quotation }: { recording: string; quotation: string },
): Promise<Quoted> => {
  const transcript = await transcriptOf(root, recording);
  if (!transcript) return { found: "no transcript" };
  const citation = citeQuotation(quotation, transcript);
  return citation ? { found: "heard", citation } : { found: "not heard" };
};
