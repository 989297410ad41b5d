import type { StatementDraft } from "../api/types.ts";
import { useWords } from "../i18n/index.ts";
import { reportsEn } from "./words-en.ts";
import { reportsUr } from "./words-ur.ts";

type Role = StatementDraft["parts"][number]["role"];

/** Words for reading reports: fetched with the view. */
export interface ReportWords {
  add: string;
  addSelected: string;
  addHint: string;
  correctTitle: (id: string) => string;
  addTitle: string;
  excerpt: string;
  excerptHint: string;
  roles: Record<Role, string>;
  markAs: string;
  unmark: (role: string, words: string) => string;
  wording: string;
  cue: string;
  hedge: string;
  force: string;
  forces: Record<StatementDraft["force"], string>;
  quoted: string;
  quotedAs: Record<"direct" | "indirect" | "mixed" | "unknown", string>;
  chain: string;
  chainHint: string;
  hopKind: string;
  hopName: string;
  hopId: string;
  hopCue: string;
  hopAdd: string;
  hopRemove: (name: string) => string;
  hopUp: (name: string) => string;
  recordings: string;
  results: string;
  note: string;
  save: string;
  cancel: string;
  changed: string;
  graph: string;
  graphNote: string;
  columns: Record<"report" | "outlet" | "recording" | "speaker" | "cited", string>;
  asList: string;
  way: (from: string, to: string, count: number) => string;
  through: (name: string) => string;
  clear: string;
  count: (count: number) => string;
  others: (count: number) => string;
  fewer: string;
  filterGraph: string;
  nodes: (count: number, total: number) => string;
  repeats: (name: string) => string;
  legend: Record<"alleged" | "denied", string>;
}

/** The words in the language chosen. */
export const useReportWords = (): ReportWords => (useWords().lang === "ur" ? reportsUr : reportsEn);
