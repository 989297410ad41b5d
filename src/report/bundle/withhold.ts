import { z } from "zod";
import { casePathSchema } from "../../model/ledger.ts";

const text = z.string().trim().min(1).max(4000);

/** It may come to stand in a file's name. */
const standIn = text.max(100).regex(/^[^/\\\p{C}]+$/u, "words without / or \\");

/** What a bundle shall not show. It is never part of a bundle itself. */
export const withholdSchema = z.strictObject({
  files: z.array(z.strictObject({ path: casePathSchema, reason: text })).default([]),
  spans: z
    .array(
      z.strictObject({
        path: casePathSchema,
        text: text.describe("The words to black out, as they stand in the file"),
        reason: text,
      }),
    )
    .default([]),
  names: z
    .array(
      z.strictObject({
        name: text,
        aliases: z.array(text).default([]).describe("Other spellings, any script"),
        as: standIn.optional().describe("What to write instead; absent: Protected person 1, 2, …"),
      }),
    )
    .default([]),
});
export type Withhold = z.infer<typeof withholdSchema>;

/** Whether anything is asked for at all. */
export const isEmpty = ({ files, spans, names }: Withhold): boolean =>
  files.length + spans.length + names.length === 0;
