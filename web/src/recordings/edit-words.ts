import { useWords } from "../i18n/index.ts";
import { editEn } from "./edit-words-en.ts";
import { editUr } from "./edit-words-ur.ts";

/** Words for correcting a transcript: fetched with its editor. */
export interface EditWords {
  title: string;
  hint: string;
  cues: string;
  /** A cue in the list, for who cannot see it. */
  cue: (number: number, time: string) => string;
  from: string;
  to: string;
  here: (end: string) => string;
  stretch: string;
  speaker: string;
  speakerHint: string;
  words: string;
  play: string;
  split: string;
  splitHow: string;
  join: string;
  add: string;
  addHere: string;
  remove: string;
  next: string;
  back: string;
  again: string;
  reason: string;
  reasonDefault: string;
  reasonBegun: string;
  save: string;
  saving: string;
  cancel: string;
  changed: (count: number) => string;
  none: string;
  empty: (time: string) => string;
  badTime: string;
  writesTo: (file: string) => string;
  leave: string;
}

/** The words in the language chosen. */
export const useEditWords = (): EditWords => (useWords().lang === "ur" ? editUr : editEn);
