import { useWords } from "../i18n/index.ts";
import { listeningEn } from "./listening-words-en.ts";
import { listeningUr } from "./listening-words-ur.ts";

/** Words for who speaks when, and for a person's judgement of a recording. */
export interface ListeningWords {
  voices: string;
  voicesNote: string;
  none: string;
  find: string;
  findAgain: string;
  findAgainNote: string;
  howMany: string;
  working: (done: string) => string;
  voice: (label: string, seconds: string) => string;
  purported: (name: string, by: string) => string;
  unnamed: string;
  grounds: string;
  name: (label: string) => string;
  whose: string;
  by: string;
  why: string;
  save: string;
  cancel: string;
  turns: (count: number) => string;
  turn: (label: string, span: string) => string;
  madeBy: (what: string) => string;
  transcribe: (model: string) => string;
  transcribeNote: string;
  transcribeElse: string;
  review: string;
  reviewNote: string;
  reviewNone: string;
  judge: string;
  judgeAgain: string;
  category: string;
  categories: Record<string, string>;
  reason: string;
  restsOn: string;
  restsOnNone: string;
  judged: (by: string, on: string) => string;
}

/** The words in the language chosen. */
export const useListeningWords = (): ListeningWords =>
  useWords().lang === "ur" ? listeningUr : listeningEn;
