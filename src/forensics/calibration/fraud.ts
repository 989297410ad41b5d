import type { Stations } from "../../model/forensics.ts";
import { Random } from "../chance/random.ts";

/** Frauds a power curve plants, each in a given part of the stations. */
export const frauds = {
  stuffing: "a third of the non-voters' ballots added and a fifth of the others' votes switched",
  target: "ballots added until turnout is a multiple of 5 %",
  rounding: "the leader's share raised to the next 5 %",
  zeros: "the leader's votes made to end in 0",
} as const;

export type Fraud = keyof typeof frauds;

interface Sheet {
  registered: number;
  found: number;
  valid: number;
  leader: number;
}

/** Ballots added for the leader, and votes of others given to the leader. */
type Alter = (sheet: Sheet) => { added: number; moved: number };

const alterations: Record<Fraud, Alter> = {
  // No number is made up: the plainest fraud leaves no mark on digits or percentages.
  stuffing: ({ registered, found, valid, leader }) => ({
    added: Math.round((registered - found) / 3),
    moved: Math.round((valid - leader) / 5),
  }),
  target: ({ registered, found }) => {
    const turnout = Math.ceil((20 * found) / Math.max(1, registered)) / 20;
    return { added: Math.max(0, Math.round(turnout * registered) - found), moved: 0 };
  },
  rounding: ({ found, valid, leader }) => {
    const target = Math.ceil((20 * leader) / Math.max(1, found)) / 20;
    return { added: 0, moved: Math.min(valid, Math.round(target * found)) - leader };
  },
  zeros: ({ valid, leader }) => {
    const up = (10 - (leader % 10)) % 10;
    return { added: 0, moved: leader + up <= valid ? up : -(leader % 10) };
  },
};

export interface Planted {
  fraud: Fraud;
  /** Part of the stations it touches, from 0 to 1. */
  part: number;
}

/** A clean election with one fraud at a part of its stations, drawn at random. */
export const plantFraud = (
  election: Stations,
  { fraud, part, seed }: Planted & { seed: string },
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
