import type { EditKind } from "../../recordings/edits/candidate.ts";
import { editWords } from "../../recordings/edits/words.ts";

/** What one kind of candidate is called, may mean, and may be instead. */
export interface KindWords {
  name: string;
  words: string;
  innocent: string;
}

/** Every word of a recording's page that is ours. */
export interface EditPageWords {
  title: (recording: string) => string;
  note: string;
  none: string;
  otherwise: string;
  /** What ends a sentence. */
  stop: string;
  alarms: (often: string) => string;
  picture: (from: string, to: string, at: string) => string;
  more: (count: number) => string;
  restricted: string;
  failed: string;
  kinds: Record<EditKind, KindWords>;
}

/** The words of each kind: its name in a language, and its meanings as observations have them, translated. */
export const kindWords = (
  names: Record<EditKind, string>,
  translated: (english: string) => string,
): Record<EditKind, KindWords> =>
  Object.fromEntries(
    Object.entries(editWords).map(([kind, { words, innocent }]) => [
      kind,
      {
        name: names[kind as EditKind],
        words: translated(words),
        innocent: translated(innocent),
      },
    ]),
  ) as Record<EditKind, KindWords>;
