import { z } from "@hono/zod-openapi";
import { cellSchema, countsSchema, problemSchema } from "./common.ts";
import { findingLineSchema } from "./overview.ts";
import { statementLineSchema } from "./statement.ts";

export const checkResultSchema = z
  .object({
    name: z.string().optional(),
    sql: z.string(),
    line: z.int().describe("Line of its first SQL line in the claim's file"),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    rows: z.array(z.object({ holds: z.boolean().nullable(), cells: z.array(cellSchema) })),
    counts: countsSchema,
    problem: problemSchema.optional(),
  })
  .openapi("CheckResult");

/** A finding opened up: as the report shows it, and what an editor needs. */
export const findingSchema = z
  .object({
    line: findingLineSchema,
    file: z.string(),
    asOf: z.string().optional(),
    body: z
      .array(
        z.union([
          z.object({ html: z.string().describe("Prose, rendered so that nothing in it can run") }),
          z.object({ check: z.int().describe("Index of the check that stands here") }),
        ]),
      )
      .describe("The claim's body in order"),
    checks: z.array(checkResultSchema),
    evidence: z.array(
      z.object({
        bears: z.enum(["for", "against"]),
        what: z.string(),
        source: z.string().optional(),
      }),
    ),
    origins: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        statements: z.array(z.string()),
        reasons: z.array(z.string()),
      }),
    ),
    statements: z.array(statementLineSchema),
    tabulations: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        issuer: z.string(),
        note: z.string().optional(),
      }),
    ),
    problems: z.array(problemSchema),
  })
  .openapi("Finding");

export const claimSourceSchema = z
  .object({
    id: z.string(),
    file: z.string(),
    text: z.string().describe("The file as it stands"),
    base: z.string().nullable().describe("Its SHA-256; null for a file that does not exist yet"),
  })
  .openapi("ClaimSource");

export const draftSchema = z
  .object({ text: z.string().max(1_000_000), id: z.string().min(1).max(80) })
  .openapi("Draft");

export const saveSchema = z
  .object({
    text: z.string().max(1_000_000),
    base: z.string().nullable().describe("SHA-256 of the version that was edited"),
    reason: z.string().trim().min(1).max(4000),
  })
  .openapi("Save");

export type FindingDetail = z.infer<typeof findingSchema>;
