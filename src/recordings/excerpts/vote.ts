import { type ProbeTable, SECOND_TABLE } from "./probes.ts";

/** Reference frames looked at in one go: the counters of a block stay in the processor's cache. */
export const BLOCK = 1 << 16;

/** A place where a window may lie: its first frame stands at reference frame `at` (before 0 where cut off). */
export interface Candidate {
  window: number;
  at: number;
  votes: number;
}

export interface Ballot {
  probes: ProbeTable;
  windows: number;
  /** Frames of the longest window. */
  longest: number;
  /** Votes that make a candidate. */
  enough: number;
}

export const strideOf = (frames: number, longest: number): number =>
  Math.min(BLOCK, frames + longest) + 2 * longest;

const count = (
  words: Uint32Array,
  [from, to]: [number, number],
  shift: number,
  { ballot, votes, stack }: { ballot: Ballot; votes: Uint8Array; stack: number[] },
): void => {
  const { heads, entries } = ballot.probes;
  const { enough } = ballot;
  for (let frame = from; frame < to; frame++) {
    const word = words[frame];
    if (word === 0) continue;
    const low = word & 0xffff;
    for (let i = heads[low], end = heads[low + 1]; i < end; i++) {
      if (++votes[entries[i] + frame + shift] === enough) stack.push(entries[i] + frame + shift);
    }
    const high = SECOND_TABLE + (word >>> 16);
    for (let i = heads[high], end = heads[high + 1]; i < end; i++) {
      if (++votes[entries[i] + frame + shift] === enough) stack.push(entries[i] + frame + shift);
    }
  }
};

/**
 * Counts, for every window and every way to lay it on the reference, how many of its probes agree; gives the lays with
 * enough votes block by block, for a reference of hours has more of them than memory should hold. A stretch of reference is
 * passed over once whatever the number of windows.
 */
export function* vote(
  words: Uint32Array,
  ballot: Ballot,
  stride: number,
): Generator<Candidate[], void> {
  const { longest, windows } = ballot;
  const votes = new Uint8Array(windows * stride);
  for (let first = -longest; first < words.length; first += BLOCK) {
    if (first > -longest) votes.fill(0);
    const stack: number[] = [];
    const found: Candidate[] = [];
    const to = Math.min(words.length, first + BLOCK + longest);
    const span: [number, number] = [Math.max(0, first), to];
    count(words, span, longest - first, { ballot, votes, stack });
    for (const index of stack) {
      const window = Math.floor(index / stride);
      const lay = index - window * stride - longest;
      if (lay < 0 || lay >= BLOCK) continue;
      found.push({ window, at: lay + first, votes: votes[index] });
    }
    yield found;
  }
}
