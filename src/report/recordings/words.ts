import type { EditKind } from "../../recordings/edits/candidate.ts";
import { type EditPageWords, kindWords } from "./kinds.ts";
import { ur } from "./words-ur.ts";

const names: Record<EditKind, string> = {
  background: "The background changes",
  "codec-grid": "The frames of an earlier coding jump",
  discontinuity: "A sample that fits neither side",
  dropout: "A sudden gap",
  "hum-phase": "The mains hum jumps",
  "noise-floor": "The noise under the voice changes",
  offset: "The zero line moves",
  repeat: "The same sound twice",
  reverberation: "The echo changes",
  spectrum: "The spectrum changes",
};

const en: EditPageWords = {
  title: (recording) => `Possible edits in ${recording}`,
  note: "Places where something may have been cut, set in or repeated, found by machine. None is a verdict, each has innocent explanations, and where none is found a recording may still have been cut.",
  none: "No detector found a place rare enough in untouched speech to be shown. That is no evidence that the recording is whole.",
  otherwise: "Or else:",
  stop: ".",
  alarms: (often) =>
    `Untouched speech made for the test shows the like ${often} times in ten minutes.`,
  picture: (from, to, at) =>
    `Waveform, spectrogram and what was measured, from ${from} to ${to} s; the place at ${at} s is marked`,
  more: (count) => `${count} more, less rare in untouched speech, are not drawn.`,
  restricted: "Its custody file restricts access: nothing of its sound is drawn in this report.",
  failed: "This recording could not be analysed, so nothing is drawn of it.",
  kinds: kindWords(names, (english) => english),
};

/** The words in a report's language; English where we have none for it. */
export const editPageWords = (lang: string): EditPageWords => (lang === "ur" ? ur : en);
