import { frameSeconds } from "./bands.ts";
import { clipSeconds, type QueryView } from "./query.ts";
import type { Scorer } from "./score.ts";

/** A stretch of a clip that also stands in a reference. Times in seconds. */
export interface Match {
  /** Name of the reference. */
  reference: string;
  sha256: string;
  clipFrom: number;
  clipTo: number;
  referenceFrom: number;
  referenceTo: number;
  /** Playing speed of the clip against the reference. */
  speed: number;
  /** Standard deviations above what unrelated speech scores. */
  score: number;
  /** Share of the 32 bits a frame that differ, 0.5 by chance. */
  bitErrors: number;
}

/** A lay of a view on a reference: view frame f stands at reference frame f + shift. */
export interface Lay {
  view: QueryView;
  shift: number;
  /** The window of the view that gave it, in view frames. */
  from: number;
  to: number;
  score: number;
}

const absolute = ({ weights }: QueryView, frame: number): number => {
  let sum = 0;
  for (let bit = 0; bit < 32; bit++) sum += Math.abs(weights[frame * 32 + bit]);
  return sum;
};

/** Agreement over the window, from -1 to 1. */
const meanAgreement = (lay: Lay, scorer: Scorer, words: Uint32Array): number => {
  let agreed = 0;
  let all = 0;
  for (let frame = lay.from; frame < lay.to; frame++) {
    const word = words[frame + lay.shift];
    if (word === undefined) continue;
    agreed += scorer.frame(frame, word);
    all += absolute(lay.view, frame);
  }
  return all > 0 ? agreed / all : 0;
};

/**
 * How far a match reaches: the run of frames with the largest sum of agreement over half the window's own
 * (a cumulative sum test for the two points where the agreement changes).
 */
export const extent = (lay: Lay, scorer: Scorer, words: Uint32Array): [number, number] => {
  const half = meanAgreement(lay, scorer, words) / 2;
  const first = Math.max(0, -lay.shift);
  const last = Math.min(lay.view.frames, words.length - lay.shift);
  let best = { sum: 0, from: lay.from, to: lay.to };
  let sum = 0;
  let from = first;
  for (let frame = first; frame < last; frame++) {
    sum += scorer.frame(frame, words[frame + lay.shift]) - half * absolute(lay.view, frame);
    if (sum <= 0) {
      sum = 0;
      from = frame + 1;
    } else if (sum > best.sum) best = { sum, from, to: frame + 1 };
  }
  return [best.from, best.to];
};

const bitErrorShare = (lay: Lay, words: Uint32Array, [from, to]: [number, number]): number => {
  let wrong = 0;
  let all = 0;
  for (let frame = from; frame < to; frame++) {
    const word = words[frame + lay.shift];
    for (let bit = 0; bit < 32; bit++) {
      const weight = lay.view.weights[frame * 32 + bit];
      if (weight === 0) continue;
      all++;
      if (weight > 0 !== ((word >>> bit) & 1) > 0) wrong++;
    }
  }
  return all > 0 ? wrong / all : 0.5;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Half the window and the lag before it: a word speaks of sound around its middle, not of its start. */
const LEAD = 0.024;
const TAIL = 0.128;

/** The lay as a match, its ends found. `clipStart` is where the view's first frame stands in the whole clip. */
export const toMatch = (
  lay: Lay,
  scorer: Scorer,
  {
    words,
    name,
    sha256,
    clipStart,
  }: { words: Uint32Array; name: string; sha256: string; clipStart: number },
): Match => {
  const [from, to] = extent(lay, scorer, words);
  const { speed } = lay.view;
  const at = (frame: number) => round(clipStart + clipSeconds(frame, speed), 3);
  const there = (frame: number) => round(Math.max(0, (frame + lay.shift) * frameSeconds), 3);
  return {
    reference: name,
    sha256,
    clipFrom: round(at(from) + (from > 0 ? LEAD : 0), 3),
    clipTo: round(at(to - 1) + TAIL / speed, 3),
    referenceFrom: round(there(from) + (from > 0 ? LEAD : 0), 3),
    referenceTo: round(there(to - 1) + TAIL, 3),
    speed,
    score: round(lay.score, 2),
    bitErrors: round(bitErrorShare(lay, words, [from, to]), 4),
  };
};

/** How far apart, in seconds, the places of two matches may lie to be one. */
const SAME = 0.4;

const place = (match: Match): number => match.referenceFrom - match.clipFrom;

const overlap = (a: [number, number], b: [number, number]): number =>
  Math.min(a[1], b[1]) - Math.max(a[0], b[0]);

/** Whether two matches tell of the same stretch of clip in the same stretch of the reference. */
const isSame = (a: Match, b: Match): boolean => {
  if (a.reference !== b.reference || a.sha256 !== b.sha256) return false;
  const inClip = overlap([a.clipFrom, a.clipTo], [b.clipFrom, b.clipTo]);
  const there = overlap([a.referenceFrom, a.referenceTo], [b.referenceFrom, b.referenceTo]);
  const shorter = Math.min(a.clipTo - a.clipFrom, b.clipTo - b.clipFrom);
  return inClip > shorter / 2 && there > shorter / 2;
};

/** Two matches of which the second goes on where the first stops, at about the same place of the reference. */
const goesOn = (a: Match, b: Match): boolean =>
  a.reference === b.reference &&
  a.sha256 === b.sha256 &&
  b.clipFrom > a.clipFrom &&
  b.clipFrom - a.clipTo < SAME &&
  Math.abs(place(b) - place(a)) < SAME + 0.08 * (b.clipFrom - a.clipFrom);

const join = (a: Match, b: Match): Match => {
  const best = a.score >= b.score ? a : b;
  return {
    ...best,
    clipFrom: a.clipFrom,
    referenceFrom: a.referenceFrom,
    clipTo: Math.max(a.clipTo, b.clipTo),
    referenceTo: Math.max(a.referenceTo, b.referenceTo),
    bitErrors: Math.min(a.bitErrors, b.bitErrors),
  };
};

/** Below this, in seconds, a word said twice by one voice is as alike as a stretch that was copied. */
const A_WORD = 1;

/**
 * Whether a match is no more than a word, of a stretch that a better and longer one explains: somebody said the word
 * again. A copy of the whole stretch elsewhere reaches as far as the better one and scores about the same, and stays.
 */
const isWordOf = (match: Match, better: Match): boolean => {
  const length = match.clipTo - match.clipFrom;
  const longer = better.clipTo - better.clipFrom > length;
  const shared = overlap([match.clipFrom, match.clipTo], [better.clipFrom, better.clipTo]);
  return length < A_WORD && longer && better.score > 1.2 * match.score && shared > length / 2;
};

/** Leaves the best of those that tell the same, joins those that go on from one another, in order of the clip. */
export const tidyMatches = (matches: readonly Match[]): Match[] => {
  const kept: Match[] = [];
  for (const match of [...matches].sort((a, b) => b.score - a.score)) {
    if (!kept.some((other) => isSame(match, other) || isWordOf(match, other))) kept.push(match);
  }
  kept.sort((a, b) => a.clipFrom - b.clipFrom || b.score - a.score);
  const joined: Match[] = [];
  for (const match of kept) {
    const before = joined.findIndex((other) => goesOn(other, match));
    if (before < 0) joined.push(match);
    else joined[before] = join(joined[before], match);
  }
  return joined;
};
