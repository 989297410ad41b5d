import { z } from "@hono/zod-openapi";
import { hopKinds } from "../../model/hop-kinds.ts";
import { forces, partRoles } from "../../model/statement.ts";

/** A statement with its chain in words. */
export const statementLineSchema = z
  .object({
    id: z.string(),
    statement: z.string(),
    cue: z.string().optional(),
    hedge: z.string().optional(),
    force: z.enum(forces),
    chain: z.array(
      z.object({
        kind: z.enum(hopKinds),
        id: z.string().optional(),
        name: z.string().optional(),
        cue: z.string().optional().describe("words that hand the statement on to the next"),
      }),
    ),
    restsOn: z.array(z.string()),
    status: z.enum(["proposed", "confirmed", "rejected"]),
    madeBy: z.enum(["machine", "person"]),
    flags: z.array(z.string()),
    note: z.string().optional(),
    source: z.string(),
    title: z.string().optional(),
    start: z.int().optional().describe("First code point of its span in the text"),
    end: z.int().optional(),
    exact: z.string().optional(),
    parts: z.array(z.object({ role: z.enum(partRoles), start: z.int(), end: z.int() })),
    claims: z.array(z.string()).describe("Claims that rest on it"),
  })
  .openapi("Statement");

export type StatementLine = z.infer<typeof statementLineSchema>;

export const originGroupSchema = z
  .object({
    name: z.string(),
    kind: z.enum(hopKinds),
    statements: z.array(z.string()),
    reasons: z.array(z.string()),
  })
  .openapi("OriginGroup");

const words = z.string().trim().min(1).max(20_000);
const few = z.string().trim().min(1).max(500);
const point = z.int().nonnegative().describe("code points from the start of the text");

/** What a person can say of a statement. */
export const statementDraftSchema = z
  .object({
    statement: words,
    cue: few.optional(),
    hedge: few.optional(),
    force: z.enum(forces),
    quoted: z.enum(["direct", "indirect", "mixed"]).optional(),
    chain: z
      .array(
        z.object({
          kind: z.enum(hopKinds),
          id: few.optional(),
          name: few.optional(),
          cue: few.optional(),
        }),
      )
      .min(1)
      .max(20),
    recordings: z.array(few).max(20).describe("recordings it rests on"),
    results: z.boolean().describe("does it rest on election results?"),
    note: words.optional(),
    parts: z
      .array(z.object({ role: z.enum(partRoles), start: point, end: point }))
      .max(100)
      .describe("where its source, cue, content and hedge stand in the text"),
  })
  .openapi("StatementDraft");

export type StatementDraft = z.infer<typeof statementDraftSchema>;

export const statementEditSchema = z
  .object({
    id: z.string(),
    version: z.string().describe("hash of the statement as it is now"),
    source: z.string(),
    draft: statementDraftSchema,
  })
  .openapi("StatementEdit");

export type StatementEdit = z.infer<typeof statementEditSchema>;
