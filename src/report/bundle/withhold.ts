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

interface Person {
  name: string;
  aliases: readonly string[];
}

/**
 * The same, with every spelling the case has of a protected person: who lists one name seldom remembers the other
 * script. `found` are the spellings that came to it.
 */
export const withSpellings = (
  withhold: Withhold,
  people: readonly Person[],
): { withhold: Withhold; found: string[] } => {
  const found: string[] = [];
  const key = (name: string): string => name.normalize("NFC").toLowerCase();
  const names = withhold.names.map((listed) => {
    const known = new Set([listed.name, ...listed.aliases].map(key));
    const spelled = people
      .map(({ name, aliases }) => [name, ...aliases])
      .filter((all) => all.some((one) => known.has(key(one))))
      .flat()
      .filter((one) => !known.has(key(one)));
    found.push(...spelled);
    return { ...listed, aliases: [...listed.aliases, ...spelled] };
  });
  return { withhold: { ...withhold, names }, found };
};

/** Whether anything is asked for at all. */
export const isEmpty = ({ files, spans, names }: Withhold): boolean =>
  files.length + spans.length + names.length === 0;
