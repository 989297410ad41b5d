import { en } from "./en.ts";
import { ur } from "./ur.ts";
import type { Wording } from "./wording.ts";

const languages: Record<string, Wording> = { en, ur };

/** The forensic pages' own words in a language (BCP 47), English where we have none for it. */
export const wordingFor = (language: string): Wording =>
  languages[language.split("-")[0].toLowerCase()] ?? en;
