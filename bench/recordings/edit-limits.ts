import { honest } from "./edit-maker.ts";
import type { Tried } from "./edit-trials.ts";

/**
 * Speaker 2609 has the mains in every reading, 42 dB under full scale, and its phase jumps several times in each: the reader's
 * own cuts, made before the corpus was. Such sound is no measure of false alarms.
 */
export const cutByReader = new Set(["2609"]);
export const isHonest = ({ what, speaker }: Tried): boolean =>
  (honest as readonly string[]).includes(what) && !cutByReader.has(speaker);

export const minutesOf = (tried: readonly Tried[]): number =>
  tried.reduce((sum, { seconds }) => sum + seconds, 0) / 60;

/** Raw values a detector reached in honest sound, largest first. */
export const alarmsOf = (tried: readonly Tried[], kind: string): number[] =>
  tried
    .filter(isHonest)
    .flatMap(({ found }) => found.filter((each) => each.kind === kind).map(({ raw }) => raw))
    .sort((a, b) => b - a);

/** Raw values a detector alone has to exceed. */
export type Limits = ReadonlyMap<string, number>;

const accepted = ({ found }: Tried, limits: Limits) =>
  found.filter(({ kind, raw }) => raw > (limits.get(kind) ?? 0));

/** Candidates in honest sound that exceed the limits, with the trial each lies in. */
export const falseAlarms = (tried: readonly Tried[], limits: Limits) =>
  tried
    .filter(isHonest)
    .flatMap((trial) => accepted(trial, limits).map(({ kind }) => ({ trial, kind })));

const TOLERANCE = 0.6;
/** Whether a seam is found within 0.6 s, by any detector or by one. */
export const caught = (tried: Tried, limits: Limits, kind?: string): boolean =>
  accepted(tried, limits).some(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      tried.seams.some((seam) => Math.abs(seam - each.at) < TOLERANCE),
  );

/** The largest values from which a tail is read. */
const TAIL = 15;

/**
 * The raw value that a detector exceeds `often` times in ten minutes. The largest of `n` values is exceeded once in as much sound
 * again, by each of the detectors: a limit set there holds for the sound it was set on, and for nine detectors gives nine alarms
 * elsewhere. So limits above the fifth largest value are read from a tail: exponential above the fifteenth largest (peaks over a threshold,
 * after Pickands, 1975), its mean taken one standard error larger than estimated. A power law was tried: on a quarter of an hour it puts the
 * limit of `dropout` so high that nothing muted is found.
 */
export const limitAt = (alarms: readonly number[], often: number, minutes: number): number => {
  const allowed = (often * minutes) / 10;
  if (alarms.length <= allowed) return 0;
  if (allowed >= 5) return alarms[Math.floor(allowed)];
  const largest = alarms.slice(0, TAIL);
  const base = largest[largest.length - 1];
  const count = Math.max(1, largest.length - 1);
  const mean = largest.reduce((sum, raw) => sum + raw - base, 0) / count;
  return base + mean * (1 + 1 / Math.sqrt(count)) * Math.log(count / allowed);
};

/** Shares of the alarms that are granted at a time. */
const SHARES = 20;

/**
 * Limits at one false alarm in ten minutes of all detectors together. One twentieth of it after another is granted to the detector that finds
 * the most clips for it; among equals to the one that has had fewest. A detector that never had an alarm here needs none.
 */
export const limitsOf = (tried: readonly Tried[], kinds: readonly string[]): Limits => {
  const edited = tried.filter(({ seams }) => seams.length > 0);
  const minutes = minutesOf(tried.filter(isHonest));
  const alarms = new Map(kinds.map((kind) => [kind, alarmsOf(tried, kind)]));
  const needy = kinds.filter((kind) => (alarms.get(kind)?.length ?? 0) > 0);
  const granted = new Map(needy.map((kind) => [kind, 1]));
  const limits = (more?: string): Limits =>
    new Map(
      needy.map((kind) => {
        const share = (granted.get(kind) ?? 0) + (kind === more ? 1 : 0);
        return [kind, limitAt(alarms.get(kind) ?? [], share / SHARES, minutes)];
      }),
    );
  for (let left = SHARES - needy.length; left > 0; left--) {
    const tries = needy
      .map((kind) => {
        const with1 = limits(kind);
        const found = edited.filter((each) => caught(each, with1)).length;
        return { kind, found, had: granted.get(kind) ?? 0 };
      })
      .sort((a, b) => b.found - a.found || a.had - b.had);
    granted.set(tries[0].kind, tries[0].had + 1);
  }
  return limits();
};
