import type { Counts } from "../claim.ts";
import type { Outcome } from "../outcome.ts";
import type { Hop } from "../statement.ts";

/**
 * What is said of a finding, in the report and in the workbench alike: a reader who goes from one to the other must not wonder whether
 * another word means another thing.
 */
export interface FindingWords {
  dir: "ltr" | "rtl";
  lang: "en" | "ur";
  holds: string;
  fails: string;
  open: string;
  broken: string;
  nothing: string;
  outcomes: Record<Outcome, string>;
  meanings: Record<Outcome, string>;
  claimBy: string;
  rows: string;
  query: string;
  origins: string;
  missing: string;
  settle: string;
  evidenceFor: string;
  evidenceAgainst: string;
  unknown: string;
  finding: string;
  rowHolds: string;
  rowFails: string;
  rowOpen: string;
  counts: (counts: Counts) => string;
  independent: (origins: number, statements: number) => string;
  chainNote: string;
  limits: string;
  line: string;
  hops: Record<Hop["kind"], string>;
}
