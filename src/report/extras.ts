import type { Finding } from "../model/claim.ts";
import type { Content } from "./html.ts";

/** What publishing adds to the pages of a report: see published/extras.ts. */
export interface ReportExtras {
  /** Above the findings on the front page. */
  banner: Content;
  /** In the front page's head. */
  head: Content;
  claimHead: (finding: Finding) => Content;
  /** Beside a finding that was another before. */
  corrected: (finding: Finding) => Content;
  /** Everything published of a claim, at the end of its page. */
  corrections: (finding: Finding) => Content;
  /** On the front page: claims that were published once and have no page any more. */
  withdrawn: Content;
  /** What persons make of the recordings behind a claim. */
  media: (finding: Finding) => Content;
  /** Further files of the report, by path. */
  files: ReadonlyMap<string, string>;
}

/** A report of a case nobody publishes. */
export const noExtras: ReportExtras = {
  banner: undefined,
  head: undefined,
  claimHead: () => undefined,
  corrected: () => undefined,
  corrections: () => undefined,
  withdrawn: undefined,
  media: () => undefined,
  files: new Map(),
};
