import type { Grouped } from "./group.ts";
import type { Language } from "./language.ts";
import type { Span } from "./token.ts";

/** A sentence the publication answers for itself, and that results, dates or recordings bear on. */
export interface OwnVoice {
  sentence: Span;
  /** What it says, without what is attributed to others. */
  content: Span;
  cue: Span | undefined;
}

const isHeading = (line: string): boolean => line.length < 160 && !/[.!?…۔"”’»)]\s*$/u.test(line);

const attributedStart = (groups: readonly Grouped[], sentence: Span): number => {
  const starts = groups
    .filter(
      ({ parent, main }) =>
        parent === undefined &&
        (main.cue[0]?.start ?? -1) >= sentence.start &&
        (main.cue[0]?.start ?? 0) < sentence.end,
    )
    .map(({ main }) =>
      Math.min(
        main.cue[0]?.start ?? Infinity,
        main.content[0]?.start ?? Infinity,
        main.source[0]?.start ?? Infinity,
      ),
    );
  return Math.min(sentence.end, ...starts);
};

const evidenceIn = (text: string, sentence: Span, { words }: Language): OwnVoice | undefined => {
  const match = words.evidence.exec(text.slice(sentence.start, sentence.end));
  if (match === null) return undefined;
  const start = sentence.start + match.index;
  return { sentence, content: sentence, cue: { start, end: start + match[0].length } };
};

const quotedOnly = (text: string): boolean => /^\s*["“«„]/u.test(text);

/**
 * Sentences in the writer's own voice that can be tested: figures of an election, coalitions, and what is said to
 * support what. Headings and sentences that attribute everything they say are left out.
 */
export const ownVoice = (
  text: string,
  sentences: readonly Span[],
  { groups, language }: { groups: readonly Grouped[]; language: Language },
): OwnVoice[] => {
  const byStart = Map.groupBy(groups, ({ sentence }) => sentence.start);
  return sentences.flatMap((sentence) => {
    const whole = text.slice(sentence.start, sentence.end);
    if (whole.length > 2000 || !language.words.topics.test(whole) || isHeading(whole)) return [];
    const evidence = evidenceIn(text, sentence, language);
    if (evidence !== undefined) return [evidence];
    const end = attributedStart(byStart.get(sentence.start) ?? [], sentence);
    const own = text.slice(sentence.start, end);
    if (end < sentence.end && own.trim().length < 40) return [];
    const testable =
      !quotedOnly(whole) && language.words.testable.some((pattern) => pattern.test(own));
    return testable ? [{ sentence, content: { start: sentence.start, end }, cue: undefined }] : [];
  });
};
