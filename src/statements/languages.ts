import { english } from "./english/language.ts";
import type { Language } from "./language.ts";
import { urdu } from "./urdu/language.ts";

/** The languages whose attributions are read. Another is a file of words, a file of rules, and a line here. */
export const languages: readonly Language[] = [english, urdu];

const arabicScript = /\p{Script=Arabic}/gu;
/** The blocks of Arabic letters: seldom a text has any, and this look is a quick one. */
const anyArabic = /[\u0600-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/;
const latinScript = /\p{Script=Latin}/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language asked for by tag, else by the script most of the first 10,000 characters are in. */
export const languageOf = (text: string, tag?: string): Language => {
  const wanted = tag?.split("-")[0];
  const byTag = languages.find(({ id }) => id === wanted);
  if (byTag !== undefined) return byTag;
  const sample = text.slice(0, 10_000);
  if (!anyArabic.test(sample)) return english;
  const arabic = count(sample, arabicScript) > count(sample, latinScript);
  return languages.find(({ id }) => id === (arabic ? "ur" : "en")) ?? english;
};
