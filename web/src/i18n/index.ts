import { createContext, useContext } from "react";
import { en } from "./en.ts";
import type { Words } from "./words.ts";

export type Language = Words["lang"];

/** Urdu is fetched only by those who read it. */
export const loadWords = async (language: Language): Promise<Words> =>
  language === "ur" ? (await import("./ur.ts")).ur : en;

export const WordsContext = createContext<Words>(en);

/** The words of the interface in the language chosen. */
export const useWords = (): Words => useContext(WordsContext);
