import { z } from "zod";
import { dateSchema } from "./case.ts";
import { type Outcome, outcomes } from "./outcome.ts";
import type { Cell } from "./table.ts";

const text = z.string().trim().min(1).max(4000);

export const evidenceSchema = z.strictObject({
  bears: z.enum(["for", "against"]).describe("Which side of the claim it bears on"),
  what: text.describe("The evidence in words, or the id of an exhibit or a statement"),
  source: text.optional().describe("Where it can be seen"),
});

const column = z.string().min(1).max(200);

export const chartSchema = z.strictObject({
  check: z.string().optional().describe("Heading of the check it draws; absent: the first"),
  label: column.optional().describe("Column that names a bar"),
  bar: column.describe("Column drawn as a bar"),
  to: column.optional().describe("Column up to which it could still go"),
  line: column.optional().describe("Column marked by a line: the figure claimed or needed"),
});

/** Front matter of `claims/NAME.md`. */
export const claimSchema = z.strictObject({
  claim: text.describe("The proposition under test, in one sentence that can be true or false"),
  title: z.string().trim().min(1).max(120).optional().describe("A few words, for lists"),
  by: z
    .union([text, z.array(text).min(1)])
    .optional()
    .describe("Who makes the claim: ids or words"),
  statements: z.array(text).default([]).describe("Statements that make it: file#id"),
  as_of: dateSchema.optional().describe("The day the claim speaks of"),
  evidence: z.array(evidenceSchema).default([]).describe("Evidence no query can weigh"),
  charts: z.array(chartSchema).default([]).describe("Bars the report draws of a check's rows"),
  settle: text.optional().describe("What evidence would settle it"),
  expect: z.enum(outcomes).optional().describe("The finding recorded, compared by check --expect"),
  proposed_by: text.optional().describe("Set on a machine's proposal; a person removes it"),
});
export type ClaimMeta = z.infer<typeof claimSchema>;

/** One ```sql check block. */
export interface Check {
  /** The heading above the block, if any. */
  name?: string;
  sql: string;
  /** Line of its first SQL line in the claim's file, from 1. */
  line: number;
}

export interface Claim extends ClaimMeta {
  /** Name of its file in claims/, without `.md`. */
  id: string;
  file: string;
  /** The file's body in order: Markdown, and the check blocks that stand in it. */
  body: ({ markdown: string } | { check: Check })[];
  checks: Check[];
}

export interface CheckRow {
  /** TRUE holds, FALSE fails, NULL stays open. */
  holds: boolean | null;
  /** The other columns, in order. */
  cells: Cell[];
}

export interface Counts {
  holds: number;
  fails: number;
  open: number;
}

export interface Problem {
  code: string;
  message: string;
  at?: { file: string; line?: number; column?: number };
  fix?: string;
}

export interface CheckResult {
  check: Check;
  columns: { name: string; type: string }[];
  rows: CheckRow[];
  counts: Counts;
  /** Present when the check is broken. */
  problem?: Problem;
}

/** An independent origin of a claim: what one or more attribution chains go back to. */
export interface ClaimOrigin {
  name: string;
  kind: string;
  statements: string[];
  /** Why these statements count as one; empty for a statement alone. */
  reasons: string[];
}

export interface Finding {
  claim: Claim;
  outcome: Outcome;
  /** Rows of all checks together. */
  counts: Counts;
  checks: CheckResult[];
  origins: ClaimOrigin[];
  /** Problems outside the checks: a reference to something the case lacks. */
  problems: Problem[];
}
