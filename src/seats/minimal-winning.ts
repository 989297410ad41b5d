import { type Bloc, type Parliament, playersOf } from "./parliament.ts";

/** A coalition that wins and would lose if any one unit left it. */
export interface MinimalCoalition {
  members: { id: string; units: number; seats: number }[];
  seats: number;
  /** How many coalitions this line stands for: any 2 of 8 independents is 28. */
  ways: bigint;
}

interface Ranked {
  bloc: Bloc;
  /** Seats of this bloc and all after it. */
  after: number;
}

/** Largest unit first, so that the unit that reaches the quota is the smallest of its coalition. */
const rank = (blocs: readonly Bloc[]): Ranked[] => {
  const sorted = blocs
    .filter(({ seats, units }) => seats > 0 && units > 0)
    .toSorted((a, b) => b.seats - a.seats);
  let after = 0;
  return sorted
    .toReversed()
    .map((bloc) => {
      after += bloc.seats * bloc.units;
      return { bloc, after };
    })
    .toReversed();
};

const choose = (n: number, k: number): bigint => {
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - i + 1)) / BigInt(i);
  return ways;
};

interface Path {
  members: MinimalCoalition["members"];
  seats: number;
  ways: bigint;
}

const join = (path: Path, { id, seats, units }: Bloc, taken: number): Path => ({
  members: [...path.members, { id, units: taken, seats: taken * seats }],
  seats: path.seats + taken * seats,
  ways: path.ways * choose(units, taken),
});

/**
 * Every minimal winning coalition (von Neumann and Morgenstern 1944; Riker 1962), once each. Blocs join from
 * the largest down and a branch that can no longer reach the quota is never entered, so each step of the walk
 * leads to a coalition and time grows with their number, not with all 2^n coalitions. There can be very many:
 * stop iterating when enough, and see {@link countMinimalWinning}.
 */
export function* minimalWinning({ blocs, quota }: Parliament): Generator<MinimalCoalition> {
  const ranked = rank(blocs);
  function* extend(from: number, path: Path): Generator<MinimalCoalition> {
    for (let at = from; at < ranked.length; at++) {
      const { bloc, after } = ranked[at];
      if (path.seats + after < quota) return;
      for (let taken = 1; taken <= bloc.units; taken++) {
        const next = join(path, bloc, taken);
        if (next.seats >= quota) {
          yield next;
          break;
        }
        yield* extend(at + 1, next);
      }
    }
  }
  if (quota > 0) yield* extend(0, { members: [], seats: 0, ways: 1n });
}

/**
 * How many minimal winning coalitions there are, without listing them: those whose smallest unit is each
 * player in turn, by dynamic programming over the seats of the larger ones. Exact; time players × quota.
 */
export const countMinimalWinning = (parliament: Parliament): bigint => {
  const { quota } = parliament;
  const weights = playersOf(parliament)
    .weights.filter((weight) => weight > 0)
    .toSorted((a, b) => b - a);
  const losing: bigint[] = Array.from({ length: quota }, () => 0n);
  losing[0] = 1n;
  let minimal = 0n;
  for (const weight of weights) {
    for (let seats = Math.max(0, quota - weight); seats < quota; seats++) {
      minimal += losing[seats];
    }
    for (let seats = quota - 1; seats >= weight; seats--) {
      losing[seats] = losing[seats] + losing[seats - weight];
    }
  }
  return minimal;
};

/** Fewest blocs first, then fewest seats, then by name: the order to print coalitions in. */
export const simplestFirst = (a: MinimalCoalition, b: MinimalCoalition): number => {
  const units = ({ members }: MinimalCoalition) =>
    members.reduce((sum, { units }) => sum + units, 0);
  const names = ({ members }: MinimalCoalition) => members.map(({ id }) => id).join(" ");
  if (units(a) !== units(b)) return units(a) - units(b);
  if (a.seats !== b.seats) return a.seats - b.seats;
  return names(a) < names(b) ? -1 : 1;
};
