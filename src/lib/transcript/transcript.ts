/** One word with its time. Times in seconds; null where the source gave none. */
export interface Word {
  text: string;
  from: number | null;
  to: number | null;
  /** The recogniser's own, 0 to 1. */
  confidence: number | null;
}

/** A timed piece of a transcript. */
export interface Cue {
  from: number;
  to: number;
  text: string;
  /** Whose voice it is said to be, by whoever made the transcript; null where nobody said. */
  speaker: string | null;
  words: Word[];
  confidence: number | null;
  /** Share of the cue in which voice activity was found; null where nobody looked. */
  voiced: number | null;
}

export interface Transcript {
  cues: Cue[];
  language: string | null;
  /** Person, program or model that made it. */
  source: string;
}

export const newCue = (from: number, to: number, text: string, rest: Partial<Cue> = {}): Cue => ({
  from,
  to,
  text,
  speaker: null,
  words: [],
  confidence: null,
  voiced: null,
  ...rest,
});
