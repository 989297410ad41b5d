import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { casePathSchema } from "../../model/ledger.ts";

const text = z.string().trim().min(1).max(4000);

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
        as: text.optional().describe("What to write instead; absent: Protected person 1, 2, …"),
      }),
    )
    .default([]),
});
export type Withhold = z.infer<typeof withholdSchema>;

/** Stands where words were blacked out. */
export const BLACK = "████";

const escapeRegExp = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const jsonEscaped = (name: string): string =>
  name.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const htmlEscaped = (name: string): string =>
  name.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll('"', "&quot;");

/** Every way a name may be spelled in a file's bytes: composed and decomposed, escaped for JSON and HTML. */
const spellings = (name: string): string[] => {
  const forms = [name.normalize("NFC"), name.normalize("NFD")];
  return [...new Set(forms.flatMap((form) => [form, jsonEscaped(form), htmlEscaped(form)]))];
};

export interface Replacement {
  pattern: RegExp;
  by: string;
}

/** The replacements of protected names, the longest first so that no part of one is left over. */
export const nameReplacements = ({ names }: Pick<Withhold, "names">): Replacement[] =>
  names
    .flatMap(({ name, aliases, as }, index) =>
      [name, ...aliases].map((word) => ({ word, by: as ?? `Protected person ${index + 1}` })),
    )
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ word, by }) => ({
      pattern: new RegExp(spellings(word).map(escapeRegExp).join("|"), "giu"),
      by,
    }));

/** Text with all replacements made, and how many there were. */
export const replaceAll = (
  source: string,
  replacements: readonly Replacement[],
): { text: string; count: number } => {
  let count = 0;
  const put = (by: string) => () => {
    count += 1;
    return by;
  };
  const replaced = replacements.reduce(
    (result, { pattern, by }) => result.replace(pattern, put(by)),
    source,
  );
  return { text: replaced, count };
};

const LARGEST_TEXT = 64 << 20;

/** A file's text, if it is text: UTF-8 without NUL, of a size a text may have. */
export const textOf = async (file: string, size: number): Promise<string | undefined> => {
  if (size > LARGEST_TEXT) return undefined;
  const bytes = await readFile(file);
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString("utf8") : undefined;
};
