import { z } from "@hono/zod-openapi";
import { outcomes } from "../../model/outcome.ts";

export const problemSchema = z
  .object({
    code: z.string().describe("Stable, area/what"),
    message: z.string(),
    at: z
      .object({
        file: z.string(),
        line: z.number().optional(),
        column: z.number().optional(),
      })
      .optional(),
    fix: z.string().optional(),
  })
  .openapi("Problem");

export const outcomeSchema = z.enum(outcomes).openapi("Outcome");

/** A cell as JSON: whole numbers too large for JSON's as text. */
export const cellSchema = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.union([z.string(), z.number()])),
  ])
  .openapi("Cell");

export const countsSchema = z
  .object({ holds: z.int(), fails: z.int(), open: z.int() })
  .openapi("Counts");

export const rowsSchema = z
  .object({
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    rows: z.array(z.array(cellSchema)),
  })
  .openapi("Rows");

/** A file's name and nothing else: no folder, no control character. */
export const fileName = z
  .string()
  .min(1)
  .max(200)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  .regex(/^(?!\.{1,2}$)[^/\\\u0000-\u001f\u007f]+$/, "the name of a file, without a folder");

/** Documents an answer as JSON of this schema. */
export const answers = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: { "application/json": { schema } } },
  default: {
    description: "what went wrong, and what to do",
    content: { "application/json": { schema: problemSchema } },
  },
});

/** Documents a JSON body of this schema. */
export const takes = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
