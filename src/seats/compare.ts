import type { OpenSeats, SeatHeld } from "./contest.ts";
import { type Basis, type House, parliamentOf } from "./house.ts";
import { countMinimalWinning } from "./minimal-winning.ts";
import { type Verdict, verdictOn } from "./verdict.ts";
import { ifCountable } from "./winning.ts";

/** A party's seats declared and after the changes. */
export interface SeatChange {
  party: string | null;
  declared: number;
  whatIf: number;
  change: number;
  /** Of the seats after the changes, those that no missing sheet could change. */
  settled: number;
}

/** A contest whose seats change hands, open up or are filled. */
export interface ContestChange {
  contest: string;
  declared: Pick<SeatHeld, "name" | "candidate" | "party" | "votes">[];
  whatIf: Pick<SeatHeld, "name" | "candidate" | "party" | "votes" | "settled">[];
  open: OpenSeats["why"] | null;
}

export interface CoalitionChange {
  name: string;
  members: string[];
  declared: Verdict;
  whatIf: Verdict;
}

export interface Comparison {
  basis: Basis;
  majority: number;
  seats: SeatChange[];
  contests: ContestChange[];
  coalitions: CoalitionChange[];
  /** Undefined where too many to count exactly. */
  minimalCoalitions: { declared: bigint | undefined; whatIf: bigint | undefined };
  open: { declared: number; whatIf: number };
}

export interface CompareInput {
  declared: House;
  whatIf: House;
  independents: readonly string[];
  /** Coalitions by name, each the parties in it. */
  coalitions: Readonly<Record<string, readonly string[]>>;
  basis: Basis;
}

const seatsOf = (house: House, party: string | null, basis: Basis): number => {
  const row = house.parties.find((one) => one.party === party);
  return row ? row.general + (basis === "house" ? row.reserved : 0) : 0;
};

const compareSeats = ({ declared, whatIf, basis }: CompareInput): SeatChange[] => {
  const parties = new Set([...declared.parties, ...whatIf.parties].map(({ party }) => party));
  return Array.from(parties, (party) => {
    const [before, after] = [seatsOf(declared, party, basis), seatsOf(whatIf, party, basis)];
    const settled = whatIf.parties.find((one) => one.party === party)?.settled ?? 0;
    return { party, declared: before, whatIf: after, change: after - before, settled };
  }).sort((a, b) => b.declared - a.declared || b.whatIf - a.whatIf);
};

const byContest = <T extends { contest: string }>(all: readonly T[]): Map<string, T[]> =>
  Map.groupBy(all, ({ contest }) => contest);

const holders = (seats: readonly SeatHeld[]): string =>
  seats
    .map(({ party, candidate, name }) => party ?? name ?? candidate ?? "")
    .sort()
    .join("\n");

/** Contests held by other parties than before, or by other people where either side names no party. */
const compareContests = ({ declared, whatIf, independents }: CompareInput): ContestChange[] => {
  const [before, after] = [byContest(declared.held), byContest(whatIf.held)];
  const [wasOpen, open] = [byContest(declared.open), byContest(whatIf.open)];
  const ids = new Set([...before.keys(), ...after.keys(), ...wasOpen.keys(), ...open.keys()]);
  const alone = (seat: SeatHeld): SeatHeld =>
    seat.party !== null && independents.includes(seat.party) ? { ...seat, party: null } : seat;
  return [...ids].sort().flatMap((contest) => {
    const [was, now] = [before.get(contest) ?? [], after.get(contest) ?? []];
    const same =
      holders(was.map(alone)) === holders(now.map(alone)) &&
      wasOpen.get(contest)?.[0].why === open.get(contest)?.[0].why;
    return same
      ? []
      : [{ contest, declared: was, whatIf: now, open: open.get(contest)?.[0].why ?? null }];
  });
};

/** The declared house and that of a what-if, side by side. */
export const compareHouses = (input: CompareInput): Comparison => {
  const { declared, whatIf, coalitions, basis, independents } = input;
  const minimal = (house: House) =>
    ifCountable(() => countMinimalWinning(parliamentOf(house, { independents, basis })));
  const openIn = ({ generalOpen, reservedOpen }: House) =>
    generalOpen + (basis === "house" ? reservedOpen : 0);
  return {
    basis,
    majority: verdictOn(declared, [], basis).majority,
    seats: compareSeats(input),
    contests: compareContests(input),
    coalitions: Object.entries(coalitions).map(([name, members]) => ({
      name,
      members: [...members],
      declared: verdictOn(declared, members, basis),
      whatIf: verdictOn(whatIf, members, basis),
    })),
    minimalCoalitions: { declared: minimal(declared), whatIf: minimal(whatIf) },
    open: { declared: openIn(declared), whatIf: openIn(whatIf) },
  };
};
