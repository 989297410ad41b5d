import type { Attribution } from "./attribution.ts";
import type { Paragraph } from "./paragraphs.ts";
import type { Span } from "./token.ts";

/** What a language's rules read out of a text. */
export interface Reading {
  attributions: Attribution[];
  sentences: Span[];
}

/**
 * A language: its words as data, and its rules. All that comes after (who is meant, through whom, resting on what)
 * asks for these alone. Patterns match anywhere in a phrase and are tried without regard to case.
 */
export interface Language {
  id: string;
  read: (text: string, paragraphs: readonly Paragraph[]) => Reading;
  words: LanguageWords;
}

export interface LanguageWords {
  /** He, she: the last person named. */
  person: RegExp;
  /** They: the last party or group named. */
  group: RegExp;
  /** I, we: whoever is speaking. */
  speaker: RegExp;
  /** Sources kept unnamed. */
  anonymous: RegExp;
  /** Nouns for groups and bodies. */
  collective: RegExp;
  recording: RegExp;
  /** Another recording than the one before. */
  another: RegExp;
  /** "In the audio, …", at a sentence's start. */
  inRecording: RegExp;
  /** "is heard saying". */
  heard: RegExp;
  /** A newspaper or station before its name, which the first group captures. */
  newspaper: RegExp;
  /** A cue that hands on: "quoting". */
  quoting: RegExp;
  hedge: RegExp;
  /** A word at least that such a sentence holds: a quick look before the patterns. */
  topics: RegExp;
  /** A sentence of the writer's own that can be tested against results or dates. */
  testable: readonly RegExp[];
  /** The writer's own judgement of what supports what. */
  evidence: RegExp;
  /** Figures of an election. */
  results: RegExp;
  /** Words before a name or title: the, former, Mr. */
  titles: RegExp;
}
