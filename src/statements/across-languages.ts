import { type Anchor, anchorsOf, type NameFinder } from "./anchors.ts";

/** A stretch of a text in another language: a sentence, a statement or a cue. */
export interface Passage {
  text: string;
  /** UTF-16 offset in its text. */
  at: number;
  /** Id of who says it, where the case knows. */
  speaker?: string;
}

/** What ties a quote to a passage in another language. Their words are not compared: no translation is made here. */
export interface Tie {
  passage: Passage;
  /** What both have. */
  shared: Anchor[];
  sameSpeaker: boolean;
  /** Stands between two that are tied, where nothing else can. */
  byPosition: boolean;
  /** Figures, months and names that one has and the other lacks: for a person who reads both. */
  onlyHere: Anchor[];
  onlyThere: Anchor[];
}

/** A quote, where it stands in its own text, and who says it. */
export type Quoted = Passage;

interface Anchored {
  passage: Passage;
  anchors: ReadonlyMap<string, Anchor>;
}

/** A figure tells more than a name that half of the sentences have. */
const weights: Record<Anchor["kind"], number> = { figure: 2, month: 1, name: 1 };
const speakerWeight = 2;
/** A figure and a name, or as much. */
const least = 3;

const sharedOf = (one: Anchored, other: Anchored): Anchor[] =>
  [...one.anchors].flatMap(([key, anchor]) => (other.anchors.has(key) ? [anchor] : []));

const missingFrom = (one: Anchored, other: Anchored): Anchor[] =>
  [...one.anchors].flatMap(([key, anchor]) => (other.anchors.has(key) ? [] : [anchor]));

const sameSpeaker = (one: Passage, other: Passage): boolean =>
  one.speaker !== undefined && one.speaker === other.speaker;

const weightOf = (one: Anchored, other: Anchored): number => {
  const shared = sharedOf(one, other);
  // Who speaks ties nothing alone: one person says many things.
  if (shared.length === 0) return 0;
  const sum = shared.reduce((total, { kind }) => total + weights[kind], 0);
  return sum + (sameSpeaker(one.passage, other.passage) ? speakerWeight : 0);
};

/** Index of the passage that shares most; undefined where none shares enough, or two share as much. */
const bestFor = (quote: Anchored, passages: readonly Anchored[]): number | undefined => {
  const scored = passages
    .map((passage, index) => ({ index, weight: weightOf(quote, passage) }))
    .filter(({ weight }) => weight >= least)
    .toSorted((a, b) => b.weight - a.weight);
  const [first, second] = scored;
  return first === undefined || first.weight === second?.weight ? undefined : first.index;
};

/** A quote between two neighbours that are tied to passages with exactly one between. */
const between = (found: readonly (number | undefined)[], at: number): number | undefined => {
  const before = found[at - 1];
  const after = found[at + 1];
  return before !== undefined && after === before + 2 ? before + 1 : undefined;
};

/**
 * For each quote, in order, the passage of a text in another language that may be the same: by figures, months and
 * names of the case that both have, by who speaks, or by standing between two that are tied. Undefined where nothing
 * ties it, which does not show that the text lacks it.
 */
export const tieAcross = (
  quotes: readonly Quoted[],
  passages: readonly Passage[],
  names: NameFinder,
): (Tie | undefined)[] => {
  const anchored = (passage: Passage): Anchored => ({
    passage,
    anchors: anchorsOf(passage.text, names),
  });
  const ours = quotes.map(anchored);
  const theirs = passages.map(anchored);
  const direct = ours.map((quote) => bestFor(quote, theirs));
  return ours.map((quote, at) => {
    const index = direct[at] ?? between(direct, at);
    const other = index === undefined ? undefined : theirs[index];
    if (other === undefined) return undefined;
    return {
      passage: other.passage,
      shared: sharedOf(quote, other),
      sameSpeaker: sameSpeaker(quote.passage, other.passage),
      byPosition: direct[at] === undefined,
      onlyHere: missingFrom(quote, other),
      onlyThere: missingFrom(other, quote),
    };
  });
};
