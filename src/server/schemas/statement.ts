import { z } from "@hono/zod-openapi";
import { forces, hopKinds, partRoles } from "../../model/statement.ts";

/** A statement with its chain in words. */
export const statementLineSchema = z
  .object({
    id: z.string(),
    statement: z.string(),
    cue: z.string().optional(),
    hedge: z.string().optional(),
    force: z.enum(forces),
    chain: z.array(z.object({ kind: z.enum(hopKinds), name: z.string().optional() })),
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
