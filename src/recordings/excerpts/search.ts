import { Readable } from "node:stream";
import { type Background, backgroundOf, sampleStretches } from "./background.ts";
import { frameSeconds, grid } from "./bands.ts";
import type { Reference } from "./library.ts";
import { type Lay, type Match, tidyMatches, toMatch } from "./match.ts";
import { buildProbes, type Window } from "./probes.ts";
import { type QueryView, queryViews, speeds } from "./query.ts";
import { Scorer } from "./score.ts";
import { type Ballot, BLOCK, type Candidate, strideOf, vote } from "./vote.ts";

export interface SearchOptions {
  /** Playing speeds to look for; all within 6 % unless told. */
  speeds?: readonly number[];
  /** Leaves out lays that a caller knows to mean nothing, such as a file on itself. Seconds. */
  skip?: (reference: Reference, clipAt: number, referenceAt: number) => boolean;
  /** Seconds of the stretches that are looked for on their own, the shortest included. */
  windowSeconds?: number;
  /** Times the usual limit a score must reach. Below 1 finds more, and false ones. */
  strictness?: number;
}

/** Pieces into which a long clip is cut; the overlap is a window, so that no excerpt falls between. */
const PIECE_SECONDS = 30;
const WINDOW_SECONDS = 5;

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
 * Weak bits to turn, and votes to ask for: a short window has few frames, so each must be tried harder. A window
 * in which a first look found nothing is looked for again, harder still.
 */
const effort = (frames: number, again: boolean): { flips: number; enough: number } => {
  if (frames <= 130) return { flips: 6, enough: 5 };
  if (again) return { flips: 5, enough: 6 };
  return frames <= 200 ? { flips: 4, enough: 5 } : { flips: 3, enough: 5 };
};

/**
 * The score a match must reach, growing with the number of `lays` tried as chance's largest does. Speech is not
 * Gaussian: the factor leaves room above what other speech was seen to score (bench/recordings/excerpts.ts).
 */
export const limitFor = (lays: number): number =>
  1.55 * Math.sqrt(2 * Math.log(Math.max(1000, lays)));

/** A window with what scores it and how unrelated speech scores in it: the same in every look. */
interface Looked {
  window: Window;
  scorer: Scorer;
  background: Background;
}

interface Prepared {
  looked: readonly Looked[];
  ballot: Ballot;
  stride: number;
  limit: number;
}

const allWindows = (views: QueryView[], { windowSeconds = WINDOW_SECONDS }: SearchOptions) =>
  views.flatMap((view) => windowsOf(view, windowSeconds));

/** Windows of which no match covers half. */
const unmatched = (
  looked: readonly Looked[],
  matches: readonly Match[],
  clipStart: number,
): Looked[] =>
  looked.filter(({ window: { view, from, to } }) => {
    const [start, end] = [from, to].map((frame) => clipStart + (frame * frameSeconds) / view.speed);
    return !matches.some(
      ({ clipFrom, clipTo }) =>
        Math.min(end, clipTo) - Math.max(start, clipFrom) > (end - start) / 2,
    );
  });

const longestOf = (windows: readonly Window[]): number =>
  Math.max(...windows.map(({ from, to }) => to - from));

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
  return windows.map((window, i) => ({
    window,
    scorer: scorers.get(window.view) as Scorer,
    background: backgrounds[i % perView],
  }));
};

const prepare = (
  looked: readonly Looked[],
  references: readonly Reference[],
  { again, strictness = 1 }: { again: boolean; strictness?: number | undefined },
): Prepared => {
  const windows = looked.map(({ window }) => window);
  const longest = longestOf(windows);
  const frames = references.reduce((sum, reference) => sum + reference.frames, 0);
  const most = references.reduce((most, reference) => Math.max(most, reference.frames), 0);
  const stride = strideOf(Math.min(BLOCK, most), longest);
  const { flips, enough } = effort(longest, again);
  const probes = buildProbes(windows, stride, flips);
  return {
    looked,
    ballot: { probes, windows: windows.length, longest, enough },
    stride,
    limit: limitFor(frames * windows.length) * strictness,
  };
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

const searchReference = (
  reference: Reference,
  prepared: Prepared,
  { clipStart, skip }: { clipStart: number; skip: SearchOptions["skip"] },
): Match[] => {
  const words = reference.words();
  const matches: Match[] = [];
  for (const candidate of distinct(vote(words, prepared.ballot, prepared.stride))) {
    const { window, scorer } = prepared.looked[candidate.window];
    const { from, view } = window;
    const clipAt = clipStart + (from * frameSeconds) / view.speed;
    if (skip?.(reference, clipAt, candidate.at * frameSeconds)) continue;
    const lay = refine(candidate, prepared, words);
    if (lay.score < prepared.limit) continue;
    const { name, sha256 } = reference.info;
    matches.push(toMatch(lay, scorer, { words, name, sha256, clipStart }));
  }
  return matches;
};

/** Matches of one piece of a clip that starts at `clipStart` seconds. */
const searchPiece = async (
  piece: Float32Array,
  clipStart: number,
  references: readonly Reference[],
  options: SearchOptions,
): Promise<Match[]> => {
  const views = await queryViews(piece, options.speeds ?? speeds);
  const usable = views.filter(({ frames }) => frames > 2 * grid.lag);
  if (usable.length === 0 || references.length === 0) return [];
  const context = { clipStart, skip: options.skip };
  const { strictness } = options;
  const look = (looked: readonly Looked[], again: boolean): Match[] => {
    const prepared = prepare(looked, references, { again, strictness });
    return references.flatMap((reference) => searchReference(reference, prepared, context));
  };
  const all = lookAt(usable, references, options);
  const first = look(all, false);
  // A file searched in itself has few matches and many windows: once is enough.
  if (options.skip) return first;
  const left = unmatched(all, first, clipStart);
  return left.some(({ window: { from, to } }) => to - from > 130)
    ? [...first, ...look(left, true)]
    : first;
};

/**
 * Every place where a stretch of the clip (one channel at 8 kHz, in chunks) occurs in the references: which, where,
 * at what speed, how alike. Stretches from about 2 s are found; nothing is said of shorter ones. Matches come in
 * the order of the clip; an empty list says only that nothing was found. Holds half a minute of the clip at a time.
 */
export const searchStream = async (
  chunks: AsyncIterable<Float32Array>,
  references: readonly Reference[],
  options: SearchOptions = {},
): Promise<Match[]> => {
  const overlap = WINDOW_SECONDS * grid.rate;
  const buffer = new Float32Array(PIECE_SECONDS * grid.rate);
  const matches: Match[] = [];
  let filled = 0;
  let start = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const take = Math.min(chunk.length - at, buffer.length - filled);
      buffer.set(chunk.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (filled < buffer.length) continue;
      matches.push(...(await searchPiece(buffer, start / grid.rate, references, options)));
      buffer.copyWithin(0, buffer.length - overlap);
      start += buffer.length - overlap;
      filled = overlap;
    }
  }
  if (start === 0 || filled > overlap) {
    const rest = buffer.subarray(0, filled);
    matches.push(...(await searchPiece(rest, start / grid.rate, references, options)));
  }
  return tidyMatches(matches);
};

/** {@link searchStream} for a clip that is all there. */
export const searchExcerpts = (
  clip: Float32Array,
  references: readonly Reference[],
  options: SearchOptions = {},
): Promise<Match[]> => searchStream(Readable.from([clip]), references, options);
