import { useWords } from "../i18n/index.ts";
import { recordingsEn } from "./words-en.ts";
import { recordingsUr } from "./words-ur.ts";

/** Words of the views of recordings: fetched with them. */
export interface RecordingWords {
  title: string;
  note: string;
  none: string;
  states: Record<"new" | "working" | "failed" | "ready", string>;
  seen: (count: number) => string;
  transcribed: string;
  channels: (count: number) => string;
  voice: string;
  working: Record<"waiting" | "listening" | "comparing" | "decoding", (done: string) => string>;
  workingNote: string;
  tryAgain: string;
  inexact: string;
  decode: string;
  player: string;
  keys: string;
  play: string;
  pause: string;
  back: (seconds: number) => string;
  forth: (seconds: number) => string;
  speed: string;
  speeds: (speed: number) => string;
  setStart: string;
  setEnd: string;
  loop: string;
  clear: string;
  selection: string;
  zoomIn: string;
  zoomOut: string;
  whole: string;
  timeline: string;
  overview: string;
  waveform: string;
  enlarged: string;
  spectrogram: string;
  lanes: Record<"edit" | "other" | "match", string>;
  several: (count: number) => string;
  at: (time: string) => string;
  span: (from: string, to: string) => string;
  observations: string;
  observationsNote: string;
  ofWhole: string;
  inPlaces: string;
  kinds: Record<string, string>;
  certainty: Record<string, string>;
  evidence: string;
  score: string;
  innocent: string;
  listen: string;
  loopIt: string;
  more: (count: number) => string;
  nothingSeen: string;
  transcript: string;
  /** What is said of a recording, in this language; undefined: it is shown in English. */
  said: (english: string) => string | undefined;
  transcriptNone: string;
  correct: string;
  begin: string;
  transcriptFrom: (source: string, file: string) => string;
  purported: string;
  purportedNote: string;
  follow: string;
  find: string;
  cues: (count: number, total: number) => string;
  statements: string;
  matches: string;
  matchesNote: string;
  matchesNone: string;
  comparedWith: string;
  comparedWithNone: string;
  match: (here: string, other: string, there: string) => string;
  matchFigures: (score: string, bits: string, speed: string) => string;
  compare: string;
  compareTitle: string;
  compareWith: string;
  compareNote: string;
  linked: string;
  free: string;
  swap: string;
  file: string;
  facts: Record<
    "container" | "codec" | "sampleRate" | "channels" | "seconds" | "decoder" | "damage" | "sha256",
    string
  >;
  damage: (bad: number, truncated: boolean) => string;
  hertz: (value: string) => string;
  fact: string;
}

/** The words in the language chosen. */
export const useRecordingWords = (): RecordingWords =>
  useWords().lang === "ur" ? recordingsUr : recordingsEn;
