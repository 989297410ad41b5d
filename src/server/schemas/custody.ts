import { z } from "@hono/zod-openapi";
import { acts } from "../../model/ledger.ts";
import { problemSchema } from "./common.ts";

export const exhibitSchema = z
  .object({
    path: z.string(),
    name: z.string(),
    size: z.int(),
    type: z.string().optional(),
    obtainedFrom: z.string().optional(),
    takenIn: z.string().optional(),
    by: z.string().optional(),
    reads: z.enum(["text", "results", "recording", "other"]).describe("What can be made of it"),
    used: z.array(z.string()).describe("Files of the case that were made of it"),
  })
  .openapi("Exhibit");

export const takenSchema = z
  .object({ path: z.string(), known: z.boolean(), sha256: z.string(), size: z.int() })
  .openapi("Taken");

export const ledgerEntrySchema = z
  .object({
    sequence: z.int(),
    time: z.string(),
    actor: z.string(),
    act: z.enum(acts),
    path: z.string().optional(),
    from: z.string().optional(),
    name: z.string().optional().describe("Whose key, or which authority"),
    sha256: z.string().optional(),
    reason: z.string().optional(),
    withheld: z.object({ by: z.string(), reason: z.string() }).optional(),
    words: z.string().describe("All of it in plain English"),
  })
  .openapi("LedgerEntry");

export const verificationSchema = z
  .object({
    ok: z.boolean(),
    problems: z.array(
      z.object({ kind: z.string(), message: z.string(), path: z.string().optional() }),
    ),
    notices: z.array(z.object({ message: z.string() })),
    entries: z.int(),
    files: z.int(),
    head: z.string(),
    limits: z.array(z.string()).describe("What this verification cannot show"),
    alone: z.boolean().describe("Nothing outside the folder confirms its ledger"),
  })
  .openapi("Verification");

export const checkpointSchema = z
  .object({ path: z.string(), text: z.string() })
  .openapi("MadeCheckpoint");

export const bundleSchema = z
  .object({
    id: z.uuid(),
    size: z.int().describe("Bytes"),
    files: z.int(),
    warnings: z
      .array(problemSchema)
      .describe("Pictures whose files say where or by whom they were taken"),
  })
  .openapi("MadeBundle");

export const importSchema = z
  .object({
    id: z.string(),
    yaml: z.string().describe("The proposed reading: results/ID.yaml"),
    open: z.array(z.string()).describe("What only a person can say"),
    because: z.array(z.string()),
    doubts: z.array(z.string()),
    confidence: z.number(),
  })
  .openapi("Import");
