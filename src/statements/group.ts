import type { Attribution } from "./attribution.ts";
import type { Language } from "./language.ts";
import type { Span } from "./token.ts";

/** One attribution, or several cues of one sentence that make one statement: "voiced his grievances … highlighting". */
export interface Grouped {
  main: Attribution;
  cues: Span[];
  content: Span[];
  /** Whom the cue hands on to: "said, quoting Tessori". */
  quoted: Span | undefined;
  sentence: Span;
  /** Index of the statement this one stands inside of. */
  parent: number | undefined;
}

const startOf = (spans: readonly Span[]): number => spans[0]?.start ?? 0;

const sameSource = (a: Attribution, b: Attribution): boolean =>
  a.source.length > 0 && startOf(a.source) === startOf(b.source);

const first = (spans: readonly Span[]): Span => spans[0] ?? { start: 0, end: 0 };

/** A cue that goes on from another of the same speaker and sentence: ", stating that …". */
const goesOn = (text: string, main: Grouped, next: Attribution): boolean => {
  const cue = first(next.cue);
  return (
    cue.end <= main.sentence.end &&
    sameSource(main.main, next) &&
    /^\S*ing(?!\S)/iu.test(text.slice(cue.start, cue.end)) &&
    !/[“”"]\s*$/u.test(text.slice(first(main.main.cue).end, cue.start))
  );
};

const sentenceOf = (sentences: readonly Span[], { start }: Span): Span => {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  return sentences[low] ?? { start, end: start };
};

/** Length of all content, if one piece of it holds the span; else 0. */
const lengthAround = (content: readonly Span[], span: Span): number => {
  let length = 0;
  let holds = false;
  for (const { start, end } of content) {
    length += end - start;
    holds ||= start <= span.start && span.end <= end;
  }
  return holds ? length : 0;
};

/** The smallest of the statements before and after whose content the cue stands in. */
const parentOf = (groups: readonly Grouped[], own: number): number | undefined => {
  const cue = first(groups[own].main.cue);
  let best: number | undefined;
  let size = Infinity;
  const to = Math.min(groups.length, own + window);
  for (let at = Math.max(0, own - window); at < to; at += 1) {
    if (at === own) continue;
    const length = lengthAround(groups[at].content, cue);
    if (length > 0 && length < size) [best, size] = [at, length];
  }
  return best;
};

const join = (text: string, group: Grouped, next: Attribution, language: Language): void => {
  const cue = first(next.cue);
  if (language.words.quoting.test(text.slice(cue.start, cue.end))) {
    group.quoted = first(next.content);
    group.cues.push(...next.cue);
    return;
  }
  group.cues.push(...next.cue);
  group.content.push(...next.content);
};

interface GroupOptions {
  text: string;
  language: Language;
  sentences: readonly Span[];
}

/** At most so many statements are looked at for the one around a cue; deeper nesting than this is no prose. */
const window = 12;

/** Attributions as statements: cues of one sentence and speaker joined, and each told what it stands inside of. */
export const groupAttributions = (
  attributions: readonly Attribution[],
  { text, language, sentences }: GroupOptions,
): Grouped[] => {
  const groups: Grouped[] = [];
  for (const one of attributions.toSorted((a, b) => startOf(a.cue) - startOf(b.cue))) {
    const last = groups.at(-1);
    if (last !== undefined && goesOn(text, last, one)) {
      join(text, last, one, language);
      continue;
    }
    groups.push({
      main: one,
      cues: [...one.cue],
      content: [...one.content],
      quoted: undefined,
      sentence: sentenceOf(sentences, first(one.cue)),
      parent: undefined,
    });
  }
  for (const [index, group] of groups.entries()) group.parent = parentOf(groups, index);
  return groups;
};
