import { z } from "@hono/zod-openapi";

/** What can be found, in the order in which it is shown. */
export const hitKinds = [
  "claim",
  "statement",
  "recording",
  "cue",
  "observation",
  "contest",
  "candidate",
  "party",
  "person",
  "outlet",
  "tabulation",
  "exhibit",
  "entry",
] as const;

export const hitSchema = z
  .object({
    kind: z.enum(hitKinds),
    title: z.string(),
    detail: z.string().optional(),
    to: z.string().describe("View that shows it"),
  })
  .openapi("Hit");

export type Hit = z.infer<typeof hitSchema>;
