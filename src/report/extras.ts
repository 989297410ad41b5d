import type { Finding } from "../model/claim.ts";
import type { Content } from "./html.ts";

/** What publishing adds to the pages of a report: see published/extras.ts. */
export interface ReportExtras {
  /** Above the findings on the front page. */
  banner: Content;
  /** In the front page's head. */
  head: Content;
  claimHead: (finding: Finding) => Content;
  corrections: (finding: Finding) => Content;
  /** Further files of the report, by path. */
  files: ReadonlyMap<string, string>;
}

/** A report of a case nobody publishes. */
export const noExtras: ReportExtras = {
  banner: undefined,
  head: undefined,
  claimHead: () => undefined,
  corrections: () => undefined,
  files: new Map(),
};
