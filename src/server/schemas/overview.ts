import { z } from "@hono/zod-openapi";
import { cellSchema, countsSchema, outcomeSchema, problemSchema } from "./common.ts";

/** A finding in a line, for lists. */
export const findingLineSchema = z
  .object({
    id: z.string(),
    claim: z.string(),
    title: z.string().optional(),
    by: z.array(z.string()).describe("Names of who claims it"),
    outcome: outcomeSchema,
    expected: outcomeSchema.optional(),
    before: outcomeSchema.optional().describe("The finding last time, where it was another"),
    isNew: z.boolean().describe("Not there last time"),
    proposed: z.boolean().describe("A machine's proposal nobody has taken up"),
    counts: countsSchema,
    origins: z.int().describe("Independent origins of its statements"),
    statements: z.int(),
    key: z
      .array(z.object({ name: z.string(), value: cellSchema }))
      .describe("The only row of its check, where it has one"),
    settle: z.string().optional(),
    problem: problemSchema.optional(),
  })
  .openapi("FindingLine");

/** A claim that has not been tested yet. */
const pendingClaimSchema = z
  .object({ id: z.string(), claim: z.string(), title: z.string().optional() })
  .openapi("PendingClaim");

export const caseSchema = z
  .object({
    state: z.enum(["ready", "empty", "broken"]),
    folder: z.string().describe("The folder's name, not its path"),
    title: z.string(),
    question: z.string(),
    language: z.string(),
    canWrite: z.boolean().describe("Is there a key to sign changes with?"),
    actor: z.string().optional().describe("Who signs"),
    problem: problemSchema.optional(),
  })
  .openapi("Case");

export const todoSchema = z
  .object({
    kind: z.enum(["broken", "unexpected", "statements", "claims", "files", "sheets"]),
    count: z.int(),
    to: z.string().describe("View that shows them"),
  })
  .openapi("Todo");

export const overviewSchema = z
  .object({
    version: z.int(),
    fresh: z.boolean().describe("FALSE: as it stood last time; the case is being tested now"),
    title: z.string(),
    question: z.string(),
    findings: z.array(findingLineSchema),
    pending: z
      .array(pendingClaimSchema)
      .describe("Claims still to be tested, where the case was never seen here before"),
    problems: z.array(problemSchema),
    todo: z.array(todoSchema),
    seen: z.string().optional().describe("When the case was last open here, ISO 8601"),
  })
  .openapi("Overview");

export type Overview = z.infer<typeof overviewSchema>;
export type FindingLine = z.infer<typeof findingLineSchema>;
export type PendingClaim = z.infer<typeof pendingClaimSchema>;
export type Todo = z.infer<typeof todoSchema>;
