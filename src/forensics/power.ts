import type { Stations } from "../model/forensics.ts";
import { type CalibrateOptions, calibrationModel } from "./calibrate.ts";
import { cleanElection } from "./clean-election.ts";
import { Random } from "./random.ts";
import { runTest } from "./run.ts";

/** Frauds a power curve plants, each in a given part of the stations. */
export const frauds = {
  /** A third of the non-voters' ballots added and a fifth of the others' votes switched: no number is made up. */
  stuffing: "ballots added and votes switched",
  /** The leader's share written down as a multiple of five per cent, at or above what it was. */
  rounding: "the leader's share raised to the next 5 %",
  /** The last digit of the leader's votes put to 0, a habit of those who make up counts. */
  zeros: "the leader's votes made to end in 0",
} as const;

export type Fraud = keyof typeof frauds;

interface Sheet {
  registered: number;
  found: number;
  valid: number;
  leader: number;
}

type Alter = (sheet: Sheet) => { added: number; moved: number };

const alterations: Record<Fraud, Alter> = {
  stuffing: ({ registered, found, valid, leader }) => ({
    added: Math.round((registered - found) / 3),
    moved: Math.round((valid - leader) / 5),
  }),
  rounding: ({ found, valid, leader }) => {
    const target = Math.ceil((20 * leader) / Math.max(1, found)) / 20;
    return { added: 0, moved: Math.min(valid, Math.round(target * found)) - leader };
  },
  zeros: ({ valid, leader }) => {
    const up = (10 - (leader % 10)) % 10;
    return { added: 0, moved: leader + up <= valid ? up : -(leader % 10) };
  },
};

/** A clean election with one fraud at a part of its stations, drawn at random. */
export const plantFraud = (
  election: Stations,
  { fraud, part, seed }: { fraud: Fraud; part: number; seed: string },
): Stations => {
  const random = new Random(seed);
  const [issued, valid, leader] = [election.issued!, election.valid!, election.leader!].map((x) =>
    x.slice(),
  );
  for (let i = 0; i < election.size; i++) {
    if (random.uniform() >= part) continue;
    const found = valid[i] + (election.rejected?.[i] ?? 0);
    const { added, moved } = alterations[fraud]({
      registered: election.registered![i],
      found,
      valid: valid[i],
      leader: leader[i],
    });
    issued[i] += added;
    valid[i] += added;
    leader[i] += added + moved;
  }
  return { ...election, issued, valid, leader };
};

export interface Power {
  fraud: Fraud;
  part: number;
  test: string;
  measure: string;
  /** Share of simulated elections in which p is at or below 0.01. */
  found: number;
}

/** How often each test finds a known fraud, by the part of stations it touches, at the case's own stations. */
export const powerCurve = (
  stations: Stations,
  options: CalibrateOptions & { frauds: readonly Fraud[]; parts: readonly number[] },
): Power[] => {
  const model = calibrationModel(stations, options.stations);
  return options.frauds.flatMap((fraud) =>
    options.parts.flatMap((part) => {
      const hits = new Map<string, { test: string; measure: string; found: number }>();
      for (let e = 0; e < options.elections; e++) {
        const seed = `${options.seed}/power/${fraud}/${part}/${e}`;
        const election = plantFraud(cleanElection(model, seed), {
          fraud,
          part,
          seed: `${seed}/fraud`,
        });
        for (const test of options.tests) {
          const readings = runTest(test, election, { seed, options: options.options?.[test.id] });
          for (const { measure, p } of readings) {
            if (p === null) continue;
            const key = `${test.id}\n${measure}`;
            const hit = hits.get(key) ?? { test: test.id, measure, found: 0 };
            hit.found += +(p <= 0.01) / options.elections;
            hits.set(key, hit);
          }
        }
      }
      return [...hits.values()].map((hit) => Object.assign(hit, { fraud, part }));
    }),
  );
};
