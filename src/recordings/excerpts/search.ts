import { type Background, backgroundOf, sampleStretches } from "./background.ts";
import { frameSeconds, grid } from "./bands.ts";
import { gapsIn, type Span } from "./gaps.ts";
import type { Reference } from "./library.ts";
import { type Lay, type Match, toMatch } from "./match.ts";
import { buildProbes, type Probing, type Window } from "./probes.ts";
import { type QueryView, queryViews, speeds } from "./query.ts";
import { Scorer } from "./score.ts";
import { type Ballot, BLOCK, type Candidate, strideOf, vote } from "./vote.ts";

export interface SearchOptions {
  /** Playing speeds to look for; all within 6 % unless told. */
  speeds?: readonly number[];
  /** Looks in a reference only so many seconds and more before the clip's own place: where the clip is the reference itself. */
  earlierBy?: number;
  /** Seconds of the stretches that are looked for on their own, the shortest included. */
  windowSeconds?: number;
  /** Times the usual limit a score must reach. Below 1 finds more, and false ones. */
  strictness?: number;
}

/** Seconds of the stretches that are looked for on their own, unless told. */
export const WINDOW_SECONDS = 5;

/** Windows over a view, half overlapping, the last one flush with the end: as many for every speed. */
const windowsOf = (view: QueryView, seconds: number): Window[] => {
  const length = Math.round((seconds / frameSeconds) * view.speed);
  const room = view.frames - length;
  const count = room <= length * 0.3 ? 1 : 1 + Math.ceil(room / (length / 2) - 0.1);
  if (count === 1) return [{ view, from: 0, to: view.frames }];
  return Array.from({ length: count }, (_, i) => {
    const from = Math.round((i * room) / (count - 1));
    return { view, from, to: from + length };
  });
};

/**
 * How hard a window is looked for: a short one has few frames, so more weak bits of each are turned, and more of
 * them asked. Chosen so that of excerpts in noise as loud as themselves none that could pass the limit lacks votes.
 */
const effort = (frames: number): Probing & { enough: number } => {
  if (frames <= 130) return { flips: 6, share: 0.35, enough: 4 };
  if (frames <= 200) return { flips: 6, share: 0.2, enough: 3 };
  return { flips: 4, share: 0.15, enough: 4 };
};

/**
 * The limits of a clip in noise and of a clear one where an hour is searched at seven speeds. Set on 2 s, where they
 * matter: the largest score at a wrong place in a hundred clips was 7.2 in noise as loud as the speech, and 9.5 in
 * some hundreds of clear ones, whose right places began at 17 (bench/recordings/excerpts.ts --seed 7).
 */
const HOUR = { lays: 1.4e6, noisy: 8, clear: 10 };
/** The tail of unrelated speech falls by e with each half of a deviation, where a Gaussian's would far faster. */
const TAIL = 0.5;
const LEAST_LIMIT = 7;
/**
 * Added to the limit at any speed but the clip's own. What agrees by chance does so at each of seven speeds alike, and
 * what is played elsewhere is mostly played as it was.
 */
const OTHER_SPEED = 0.75;
/** Mean weights at which a clip counts as all noise, and as clear. */
const NOISY = 1;
const CLEAR = 1.25;

/**
 * The score a match must reach: more, the more `lays` are tried, as the largest of so many grows. Two stretches of
 * clear speech are alike by chance (an onset after a pause, a held vowel) more often than speech in noise and
 * another, and a clear clip scores higher where it is right, so it is held to more. `weight` is the mean of its bits'.
 */
export const limitFor = (lays: number, weight: number): number => {
  const clearness = Math.max(0, Math.min(1, (weight - NOISY) / (CLEAR - NOISY)));
  const here = HOUR.noisy + clearness * (HOUR.clear - HOUR.noisy);
  return Math.max(LEAST_LIMIT, here + TAIL * Math.log(Math.max(1, lays) / HOUR.lays));
};

const changed = ({ view }: Window): number => (view.speed === 1 ? 0 : OTHER_SPEED);

const meanWeight = ({ view, from, to }: Window): number => {
  let sum = 0;
  for (let at = from * 32; at < to * 32; at++) sum += Math.abs(view.weights[at]);
  return sum / Math.max(1, (to - from) * 32);
};

/** A window with what scores it, how unrelated speech scores in it, and what a match must score. */
interface Looked {
  window: Window;
  scorer: Scorer;
  background: Background;
  limit: number;
}

interface Prepared {
  looked: readonly Looked[];
  ballot: Ballot;
  stride: number;
}

const allWindows = (views: QueryView[], { windowSeconds = WINDOW_SECONDS }: SearchOptions) =>
  views.flatMap((view) => windowsOf(view, windowSeconds));

const longestOf = (windows: readonly Window[]): number =>
  Math.max(...windows.map(({ from, to }) => to - from));

const framesOf = (references: readonly Reference[]): number =>
  references.reduce((sum, reference) => sum + reference.frames, 0);

const lookAt = (
  views: QueryView[],
  references: readonly Reference[],
  options: SearchOptions,
): Looked[] => {
  const windows = allWindows(views, options);
  const scorers = new Map(views.map((view) => [view, new Scorer(view)]));
  const stretches = sampleStretches(references, longestOf(windows));
  // Speeds differ little in their background: the first view's windows stand for all speeds.
  const perView = Math.max(1, Math.floor(windows.length / views.length));
  const backgrounds = windows
    .slice(0, perView)
    .map((window) => backgroundOf(scorers.get(window.view) as Scorer, window, stretches));
  const lays = windows.length * framesOf(references);
  const { strictness = 1 } = options;
  return windows.map((window, i) => ({
    window,
    scorer: scorers.get(window.view) as Scorer,
    background: backgrounds[i % perView],
    limit: strictness * (limitFor(lays, meanWeight(window)) + changed(window)),
  }));
};

const prepare = (looked: readonly Looked[], references: readonly Reference[]): Prepared => {
  const windows = looked.map(({ window }) => window);
  const longest = longestOf(windows);
  const most = references.reduce((most, reference) => Math.max(most, reference.frames), 0);
  const stride = strideOf(Math.min(BLOCK, most), longest);
  const { enough, ...probing } = effort(longest);
  const probes = buildProbes(windows, stride, probing);
  return { looked, ballot: { probes, windows: windows.length, longest, enough }, stride };
};

/** Of candidates of one window next to one another, those with no more votes within two frames. */
const distinct = (candidates: Candidate[]): Candidate[] => {
  const sorted = candidates.sort((a, b) => a.window - b.window || a.at - b.at);
  const outvoted = (candidate: Candidate, i: number): boolean => {
    for (const other of [i - 2, i - 1, i + 1, i + 2].map((each) => sorted[each])) {
      if (other?.window !== candidate.window || Math.abs(other.at - candidate.at) > 2) continue;
      if (other.votes > candidate.votes) return true;
      if (other.votes === candidate.votes && other.at < candidate.at) return true;
    }
    return false;
  };
  return sorted.filter((candidate, i) => !outvoted(candidate, i));
};

/** The best lay within two frames of a candidate. */
const refine = ({ at, window: number }: Candidate, prepared: Prepared, words: Uint32Array): Lay => {
  const { window, scorer, background } = prepared.looked[number];
  const { centre, spread } = background;
  let best = { score: Number.NEGATIVE_INFINITY, at };
  for (let near = at - 2; near <= at + 2; near++) {
    const score = (scorer.lay(window, words, near) - centre) / spread;
    if (score > best.score) best = { score, at: near };
  }
  return {
    view: window.view,
    shift: best.at - window.from,
    from: window.from,
    to: window.to,
    score: best.score,
  };
};

/** Share of the limit that a glance must see; half is what a lay at the limit shows in the mean. */
const GLANCE = 0.2;

/** Whether a candidate is worth scoring in full: chance gives many with enough votes. */
const isWorth = ({ at }: Candidate, looked: Looked, words: Uint32Array): boolean => {
  const { window, scorer, background, limit } = looked;
  return scorer.glance(window, words, at) >= GLANCE * limit * background.spread;
};

interface Place {
  reference: Reference;
  words: Uint32Array;
  /** Seconds of the clip at which the piece starts. */
  clipStart: number;
  earlierBy: number | undefined;
}

const matchOf = (candidate: Candidate, prepared: Prepared, place: Place): Match | undefined => {
  const { reference, words, clipStart, earlierBy } = place;
  const looked = prepared.looked[candidate.window];
  const { from, view } = looked.window;
  const clipAt = clipStart + (from * frameSeconds) / view.speed;
  if (earlierBy !== undefined && clipAt - candidate.at * frameSeconds < earlierBy) return undefined;
  if (!isWorth(candidate, looked, words)) return undefined;
  const lay = refine(candidate, prepared, words);
  if (lay.score < looked.limit) return undefined;
  const { name, sha256 } = reference.info;
  return toMatch(lay, looked.scorer, { words, name, sha256, clipStart });
};

const searchReference = (place: Place, clipEnd: number, prepared: Prepared): Match[] => {
  const { words, earlierBy } = place;
  const asked =
    earlierBy === undefined ? words : words.subarray(0, Math.ceil(clipEnd / frameSeconds));
  const matches: Match[] = [];
  for (const block of vote(asked, prepared.ballot, prepared.stride)) {
    for (const candidate of distinct(block)) {
      const match = matchOf(candidate, prepared, place);
      if (match) matches.push(match);
    }
  }
  return matches;
};

/** Matches of a stretch of a piece, `start` seconds into the clip, by its windows alone. */
const searchWindows = async (
  samples: Float32Array,
  start: number,
  references: readonly Reference[],
  options: SearchOptions,
): Promise<Match[]> => {
  const views = await queryViews(samples, options.speeds ?? speeds);
  const usable = views.filter(({ frames }) => frames > 2 * grid.lag);
  if (usable.length === 0 || references.length === 0) return [];
  const clipEnd = start + samples.length / grid.rate;
  const prepared = prepare(lookAt(usable, references, options), references);
  const { earlierBy } = options;
  return references.flatMap((reference) => {
    const place = { reference, words: reference.words(), clipStart: start, earlierBy };
    return searchReference(place, clipEnd, prepared);
  });
};

/** Matches of one piece of a clip that starts at `clipStart` seconds, and of what they leave of it; not tidied. */
export const searchPiece = async (
  piece: Float32Array,
  clipStart: number,
  references: readonly Reference[],
  options: SearchOptions,
): Promise<Match[]> => {
  const matches = await searchWindows(piece, clipStart, references, options);
  if (matches.length === 0) return matches;
  const gaps = gapsIn(
    [clipStart, clipStart + piece.length / grid.rate],
    matches.map(({ clipFrom, clipTo }): Span => [clipFrom, clipTo]),
    options.windowSeconds ?? WINDOW_SECONDS,
  );
  for (const [from, to] of gaps) {
    const at = (seconds: number): number => Math.round((seconds - clipStart) * grid.rate);
    const rest = piece.subarray(at(from), at(to));
    matches.push(...(await searchWindows(rest, from, references, options)));
  }
  return matches;
};
