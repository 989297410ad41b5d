import { en } from "./en.ts";
import type { Messages } from "./messages.ts";
import { ur } from "./ur.ts";

const languages: Record<string, Messages> = { en, ur };

/** The report's own words in a language (BCP 47), English where we have none for it. */
export const messagesFor = (language: string): Messages =>
  languages[language.split("-")[0].toLowerCase()] ?? en;
