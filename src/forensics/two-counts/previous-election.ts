import type { Reading, Stations } from "../../model/forensics.ts";
import { declined, reading } from "../reading.ts";
import { ballotsFound, shares, tookPart } from "../stations/counts.ts";

/** Stations with the key that finds each again in another election. */
export interface Keyed {
  stations: Stations;
  keys: readonly string[];
}

export interface PreviousOptions {
  /** Distance from the median change, in spreads, from which a station stands apart. */
  apart: number;
}

const median = (values: Float64Array): number => {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

type Pick = (stations: Stations) => { part?: Int32Array; whole?: Int32Array };

/** Log odds by key, with the variance chance alone gives them. */
const odds = ({ stations, keys }: Keyed, pick: Pick) => {
  const { part, whole } = pick(stations);
  if (!part || !whole) return undefined;
  const kept = shares({ part, whole });
  return new Map(
    Array.from(kept.rows, (row, j) => {
      const [yes, no] = [kept.part[j] + 0.5, kept.whole[j] - kept.part[j] + 0.5];
      return [keys[row], { log: Math.log(yes / no), chance: 1 / yes + 1 / no }] as const;
    }),
  );
};

const compare = (
  name: string,
  now: ReturnType<typeof odds>,
  then: ReturnType<typeof odds>,
  apart: number,
): Reading[] => {
  const measure = `${name}: stations whose change is far above the median`;
  const pairs = now && then ? [...now].filter(([key]) => then.has(key)) : [];
  if (pairs.length < 20) return [declined(measure, pairs.length, "no-pairs")];
  const changes = Float64Array.from(pairs, ([key, { log }]) => log - then!.get(key)!.log);
  const centre = median(changes);
  const spread = 1.4826 * median(changes.map((change) => Math.abs(change - centre)));
  const far = pairs.map(([key, { chance }], i) => {
    const noise = chance + then!.get(key)!.chance;
    return (changes[i] - centre) / Math.sqrt(spread * spread + noise);
  });
  const share = (test: (z: number) => boolean) => far.filter(test).length / far.length;
  return [
    reading(measure, far.length, { observed: share((z) => z > apart) }),
    reading(`${name}: stations whose change is far below the median`, far.length, {
      observed: share((z) => z < -apart),
    }),
    reading(`${name}: median change, log odds`, far.length, { observed: centre }),
  ];
};

/**
 * Turnout and rejected ballots against the same stations of an earlier election, on log odds with each station's chance
 * error (Iglewicz and Hoaglin 1993). A description: stations are merged, moved and renumbered between elections, and
 * people honestly change their minds together.
 */
export const previousElection = (
  now: Keyed,
  then: Keyed,
  { apart }: PreviousOptions = { apart: 3.5 },
): Reading[] => {
  const turnout: Pick = (s) => ({ part: tookPart(s), whole: s.registered });
  const rejected: Pick = (s) => ({ part: s.rejected, whole: ballotsFound(s) });
  return [
    ...compare("turnout", odds(now, turnout), odds(then, turnout), apart),
    ...compare("rejected ballots", odds(now, rejected), odds(then, rejected), apart),
  ];
};
