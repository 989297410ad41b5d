import { z } from "@hono/zod-openapi";
import { idSchema } from "../../model/case.ts";

export const reconcileQuerySchema = z.object({ a: idSchema, b: idSchema });

const count = z.int().nullable();
const place = z.object({ contest: z.string(), station: z.string().nullable() });

export const reconciledSchema = z
  .object({
    contestsOnlyA: z.array(z.string()),
    contestsOnlyB: z.array(z.string()),
    stationsOnlyA: z.array(place),
    stationsOnlyB: z.array(place),
    changed: z.array(z.string()).describe("Contests led by another"),
    open: z.array(z.string()).describe("Contests where the leaders' names are not matched"),
    differing: z.int().describe("Figures that differ, of which `differences` has the first"),
    differences: z.array(
      place.extend({
        candidate: z.string(),
        a: count,
        b: count,
        likely: z.string().nullable().describe("What would explain it"),
      }),
    ),
    net: z.array(z.object({ who: z.string(), a: count, b: count, difference: count })),
    names: z
      .array(z.object({ contest: z.string(), from: z.string(), to: z.string(), score: z.number() }))
      .describe("Perhaps one person spelt twice"),
  })
  .openapi("Reconciled");

export const issueSchema = z
  .object({
    tabulation: z.string(),
    title: z.string(),
    contest: z.string(),
    station: z.string().optional(),
    file: z.string().optional(),
    line: z.int().optional(),
    issue: z.string(),
    severity: z.enum(["error", "warning", "note"]),
    words: z.string(),
  })
  .openapi("Issue");

export const issuesSchema = z
  .object({
    counts: z
      .object({ error: z.int(), warning: z.int(), note: z.int() })
      .describe("of all there are"),
    issues: z.array(issueSchema).describe("the worst first; at most 2,000"),
  })
  .openapi("Issues");
