import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import type { Withhold } from "./withhold.ts";

/** Stands where words were blacked out. */
const BLACK = "████";

/** Stands in a text for the hash of something the bundle does not hold. */
export const NO_HASH = "0".repeat(64);

const escapeRegExp = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const jsonEscaped = (name: string): string =>
  name.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const htmlEscaped = (name: string): string =>
  name.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll('"', "&quot;");

/** What may stand between two words of a name: blanks and line ends, or what file names and addresses have there. */
const GAP = String.raw`(?:[\s_.+\-\u200b-\u200f]|\\n|%20|&nbsp;)*`;

/** Every way a name may be spelled in a file's bytes: composed and decomposed, escaped for JSON, HTML, addresses. */
const spellings = (name: string): string[] => {
  const whole = name.toWellFormed();
  const forms = [whole.normalize("NFC"), whole.normalize("NFD")];
  return [
    ...new Set(
      forms.flatMap((form) => [form, jsonEscaped(form), htmlEscaped(form), encodeURI(form)]),
    ),
  ];
};

const patternOf = (spelling: string): string =>
  spelling
    .split(/\s+|%20/)
    .map(escapeRegExp)
    .join(GAP);

/** Letters below which a name is looked for as a word of its own: “Ali” must not change “quality”. */
const SHORT = 5;

export interface Replacement {
  pattern: RegExp;
  by: string;
}

/**
 * What stands for a name in the shape the name had: as words, or as ids, file names and addresses spell it, so that
 * `bilal-ahmed` becomes `protected-person-1`, and what referred to it still does.
 */
const shapedLike = (found: string, by: string): string => {
  if (/\s|&nbsp;|\\n/.test(found)) return by;
  const lower = /^[a-z\d]/.test(found) && found === found.toLowerCase();
  const gap = /%20|[-_.+]/.exec(found)?.[0] ?? (lower ? "-" : undefined);
  if (gap === undefined) return found.includes("%") ? encodeURI(by) : by;
  const words = by.split(/\s+/).join(gap);
  return lower ? words.toLowerCase() : words;
};

const replacement = (words: string, by: string): Replacement => {
  const any = spellings(words).map(patternOf).join("|");
  const short = Array.from(words).length < SHORT;
  const source = short ? String.raw`(?<![\p{L}\p{M}\p{N}])(?:${any})(?![\p{L}\p{M}\p{N}])` : any;
  return { pattern: new RegExp(source, "giu"), by };
};

/** The replacements of protected names, the longest first so that no part of one is left over. */
export const nameReplacements = ({ names }: Pick<Withhold, "names">): Replacement[] =>
  names
    .flatMap(({ name, aliases, as }, index) =>
      [name, ...aliases].map((words) => ({ words, by: as ?? `Protected person ${index + 1}` })),
    )
    .sort((a, b) => b.words.length - a.words.length)
    .map(({ words, by }) => replacement(words, by));

/** The replacement of words to black out in one file. */
export const blackout = (words: string): Replacement => replacement(words, BLACK);

/** Text with all replacements made, and how many there were. */
export const replaceAll = (
  source: string,
  replacements: readonly Replacement[],
): { text: string; count: number } => {
  let count = 0;
  const put = (by: string) => (found: string) => {
    count += 1;
    return shapedLike(found, by);
  };
  const replaced = replacements.reduce(
    (result, { pattern, by }) => result.replace(pattern, put(by)),
    source,
  );
  return { text: replaced, count };
};

/** Text in which the hashes of redacted files are those of what the bundle shows. */
export const replaceHashes = (source: string, hashes: ReadonlyMap<string, string>): string =>
  hashes.size === 0 ? source : source.replace(/[0-9a-f]{64}/g, (hash) => hashes.get(hash) ?? hash);

const LARGEST_TEXT = 64 << 20;

/** A file's text, if it is text: UTF-8 without NUL, of a size a text may have. */
export const textOf = async (file: string, size: number): Promise<string | undefined> => {
  if (size > LARGEST_TEXT) return undefined;
  const bytes = await readFile(file);
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString("utf8") : undefined;
};
