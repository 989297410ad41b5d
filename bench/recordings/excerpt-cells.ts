import { fingerprint } from "../../src/recordings/excerpts/fingerprint.ts";
import { type Reference, referenceOf } from "../../src/recordings/excerpts/library.ts";
import type { Match } from "../../src/recordings/excerpts/match.ts";
import { searchExcerpts } from "../../src/recordings/excerpts/stream.ts";
import { seeded } from "../../test/recordings/seeded.ts";
import { degradations, normalised, RATE } from "./degrade.ts";
import { joined, mono8k, speakers } from "./speech.ts";

/** One cell of the grid: excerpts of one length through one degradation. */
export interface Cell {
  degradation: string;
  seconds: number;
  seed: number;
  excerpts: number;
  negatives: number;
}

export interface CellResult {
  cell: Cell;
  found: number;
  /** Excerpts of which a match tells of another place. */
  wrong: number;
  /** Negatives that match anything. */
  falseMatches: number;
  /** Largest score of a wrong or false match, and least of the right ones. */
  topFalse: number;
  leastRight: number;
  /** Processor milliseconds a search takes in the mean, of excerpts and of negatives. */
  foundMs: number;
  notFoundMs: number;
  /** Wrong and false matches in full: whether one is chance or the same words said again is for a person to hear. */
  notes: string[];
}

/** A clip of a cell, at 8 kHz, and where it was cut. */
export interface Clip {
  isNegative: boolean;
  name: string;
  at: number;
  samples: Float32Array;
}

export interface Voice {
  name: string;
  samples: Float32Array;
}

/** Sound at 16 kHz as the search takes it. */
export const at8k = async (samples: Float32Array): Promise<Float32Array> =>
  joined(await Array.fromAsync(mono8k(samples)));

/** Played this much faster, speech lies beyond the speeds looked for: a voice and a text not heard before. */
const OTHER_VOICES = [0.66, 0.8, 1.26, 1.5];

/** Played faster, its pitch higher. */
export const spedUp = (samples: Float32Array, speed: number): Float32Array =>
  Float32Array.from({ length: Math.floor(samples.length / speed) - 1 }, (_, i) => {
    const at = i * speed;
    const low = Math.floor(at);
    return samples[low] + (at - low) * (samples[low + 1] - samples[low]);
  });

const nameOf = ({ info }: Reference): string => info.name.split(" ")[0];

/**
 * The ten files, and each again in four other voices: an hour to be lost in, as on the reference page, where the
 * shared data holds thirteen minutes.
 */
export const referencesOf = async (voices: readonly Voice[]): Promise<Reference[]> => {
  const references: Reference[] = [];
  for (const { name, samples } of voices) {
    const small = await at8k(samples);
    for (const speed of [1, ...OTHER_VOICES]) {
      const info = { name: speed === 1 ? name : `${name} ${speed}`, sha256: "", decoder: "bench" };
      const words = await fingerprint(speed === 1 ? small : spedUp(small, speed));
      references.push(referenceOf({ ...info, sha256: info.name }, words));
    }
  }
  return references;
};

/** A seed of the cell's own, so that a cell gives the same clips in whatever order cells are run. */
const seedOf = ({ degradation, seconds, seed }: Cell): number => {
  let hash = seed;
  for (const letter of `${degradation} ${seconds}`)
    hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return hash >>> 0;
};

/** The excerpts of a cell, then its negatives: the same for the same seed. */
export async function* clipsOf(cell: Cell, voices: readonly Voice[]): AsyncGenerator<Clip> {
  const random = seeded(seedOf(cell));
  const length = cell.seconds * RATE;
  for (let i = 0; i < cell.excerpts + cell.negatives; i++) {
    const { name, samples } = voices[Math.floor(random() * voices.length)];
    const from = Math.floor(random() * (samples.length - length));
    const excerpt = samples.slice(from, from + length);
    const degraded = normalised(await degradations[cell.degradation](excerpt, random));
    const isNegative = i >= cell.excerpts;
    yield { isNegative, name, at: from / RATE, samples: await at8k(degraded) };
  }
}

const speedOf = (degradation: string): number =>
  degradation === "speed +2 %" ? 1.02 : degradation === "speed +4 %" ? 1.04 : 1;

const isRight = (match: Match, { name, at }: Clip, speed: number): boolean =>
  match.reference === name && Math.abs(match.referenceFrom - match.clipFrom * speed - at) < 0.5;

const tell = (match: Match, clip: Clip, best: Match | undefined): string =>
  `${clip.isNegative ? "negative" : `right one at ${best?.score ?? "none"},`} ${clip.name} ${clip.at.toFixed(2)} s as ${match.reference} ${match.referenceFrom} s, score ${match.score}, speed ${match.speed}, bits ${match.bitErrors}`;

const judge = (result: CellResult, clip: Clip, matches: readonly Match[]): void => {
  const speed = speedOf(result.cell.degradation);
  const right = clip.isNegative ? [] : matches.filter((match) => isRight(match, clip, speed));
  const others = matches.filter((match) => !right.includes(match));
  if (right.length > 0) {
    result.found++;
    result.leastRight = Math.min(result.leastRight, Math.max(...right.map(({ score }) => score)));
  }
  for (const match of others) {
    result.topFalse = Math.max(result.topFalse, match.score);
    result.notes.push(tell(match, clip, right[0]));
  }
  if (others.length > 0) result[clip.isNegative ? "falseMatches" : "wrong"]++;
};

/** Milliseconds of this thread's processor that a task takes, and its value. */
const clocked = async <T>(task: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const before = process.threadCpuUsage();
  const value = await task();
  const { user, system } = process.threadCpuUsage(before);
  return { value, ms: (user + system) / 1000 };
};

/** Searches every clip of a cell; a negative in all but the files of its own speaker. */
export const measure = async (
  cell: Cell,
  voices: readonly Voice[],
  references: readonly Reference[],
): Promise<CellResult> => {
  const result: CellResult = {
    cell,
    found: 0,
    wrong: 0,
    falseMatches: 0,
    topFalse: 0,
    leastRight: Number.POSITIVE_INFINITY,
    foundMs: 0,
    notFoundMs: 0,
    notes: [],
  };
  for await (const clip of clipsOf(cell, voices)) {
    const library = clip.isNegative
      ? references.filter((reference) => nameOf(reference) !== clip.name)
      : references;
    const { value, ms } = await clocked(() => searchExcerpts(clip.samples, library));
    if (clip.isNegative) result.notFoundMs += ms / cell.negatives;
    else result.foundMs += ms / cell.excerpts;
    judge(result, clip, value);
  }
  return result;
};

export const voicesOf = speakers;
