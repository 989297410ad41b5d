import type { Reference } from "./library.ts";
import type { Window } from "./probes.ts";
import type { Scorer } from "./score.ts";

/** Centre and spread of a window's scores where it has nothing to do with the reference. */
export interface Background {
  centre: number;
  spread: number;
}

const LAYS = 400;
/** What few or no samples leave: the spread that speech shows on speech. */
const USUAL: Background = { centre: 0, spread: 2.4 };

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/** Stretches spread evenly over the library, each `length` frames, always the same ones. */
export const sampleStretches = (
  references: readonly Reference[],
  length: number,
): Uint32Array[] => {
  const usable = references.filter(({ frames }) => frames >= length);
  const total = usable.reduce((sum, { frames }) => sum + frames - length + 1, 0);
  const lays = Math.min(LAYS, Math.floor(total / 8));
  const stretches: Uint32Array[] = [];
  let before = 0;
  let next = 0;
  for (const reference of usable) {
    const room = reference.frames - length + 1;
    let words: Uint32Array | undefined;
    for (; next < lays && ((next + 0.5) / lays) * total < before + room; next++) {
      words ??= reference.words();
      const at = Math.floor(((next + 0.5) / lays) * total - before);
      stretches.push(words.subarray(at, at + length));
    }
    before += room;
  }
  return stretches;
};

/** Median and median deviation, so that the few stretches that do hold the clip do not count. */
export const backgroundOf = (
  scorer: Scorer,
  window: Window,
  stretches: readonly Uint32Array[],
): Background => {
  if (stretches.length < 64) return USUAL;
  const scores = stretches.map((words) => scorer.lay(window, words, 0));
  const centre = median(scores);
  const spread = 1.4826 * median(scores.map((score) => Math.abs(score - centre)));
  return { centre, spread: Math.max(spread, 1) };
};
