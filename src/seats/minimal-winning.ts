import { MandateError } from "../lib/error.ts";
import { type Bloc, type Parliament, playersOf, seatsOf } from "./parliament.ts";

/** A coalition that wins and would lose if any one unit left it. */
export interface MinimalCoalition {
  members: { id: string; units: number; seats: number }[];
  seats: number;
  /** How many coalitions this line stands for: any 2 of 8 independents is 28. */
  ways: bigint;
}

/** Blocs from the largest unit down, so that the unit that reaches the quota is the smallest of its coalition. */
interface Ranking {
  blocs: Bloc[];
  /** Most seats that so many further units, of the bloc at a place or of later ones, can add. */
  reach(at: number, units: number): number;
}

const rank = (all: readonly Bloc[]): Ranking => {
  const blocs = all
    .filter(({ seats, units }) => seats > 0 && units > 0)
    .toSorted((a, b) => b.seats - a.seats);
  const sums = [0];
  const starts = blocs.map(({ seats, units }) => {
    const start = sums.length - 1;
    for (let unit = 0; unit < units; unit++) sums.push(sums[sums.length - 1] + seats);
    return start;
  });
  const reach = (at: number, units: number): number =>
    sums[Math.min(starts[at] + units, sums.length - 1)] - sums[starts[at]];
  return { blocs, reach };
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
 * Every minimal winning coalition (von Neumann and Morgenstern 1944; Riker 1962) of at most so many units, once
 * each. Blocs join from the largest down and a branch that can no longer reach the quota is never entered, so
 * time grows with the coalitions found, not with all 2^n there are. There can be very many: stop iterating when
 * enough, and see {@link countMinimalWinning}.
 */
export function* minimalWinning(
  { blocs: all, quota }: Parliament,
  mostUnits = Number.MAX_SAFE_INTEGER,
): Generator<MinimalCoalition> {
  const ranking = rank(all);
  const { blocs } = ranking;
  function* extend(from: number, path: Path, left: number): Generator<MinimalCoalition> {
    for (let at = from; at < blocs.length; at++) {
      if (path.seats + ranking.reach(at, left) < quota) return;
      for (let taken = 1; taken <= Math.min(blocs[at].units, left); taken++) {
        const next = join(path, blocs[at], taken);
        if (next.seats >= quota) {
          yield next;
          break;
        }
        yield* extend(at + 1, next, left - taken);
      }
    }
  }
  if (quota > 0) yield* extend(0, { members: [], seats: 0, ways: 1n }, mostUnits);
}

/** Coalitions looked at, of one size, before a listing gives up on ordering them. */
const MOST_AT_ONCE = 100_000;

/**
 * The simplest minimal winning coalitions, at most `limit`: fewest units first (see {@link simplestFirst}). Where there
 * are more than 100,000 of one size, those with the largest members are taken.
 */
export const simplestCoalitions = (parliament: Parliament, limit: number): MinimalCoalition[] => {
  const found: MinimalCoalition[] = [];
  const most = parliament.blocs.reduce((sum, { units }) => sum + units, 0);
  for (let size = 1; size <= most && found.length < limit; size++) {
    const ofSize = minimalWinning(parliament, size)
      .filter((one) => unitsOf(one) === size)
      .take(MOST_AT_ONCE);
    found.push(...[...ofSize].sort(simplestFirst).slice(0, limit - found.length));
  }
  return found;
};

/** Players times quota beyond which counting would take too long: a house of 2,000 members voting one by one. */
const MOST_COUNTED = 4e6;

const tooMany = (players: number, quota: number): MandateError =>
  new MandateError({
    code: "seats/game-too-large",
    kind: "limit",
    message: `cannot count the coalitions of ${players} players with ${quota} votes needed`,
    fix: "Give the parties of those elected: a party is one player, holders of unknown party are one each.",
  });

/**
 * How many minimal winning coalitions there are, without listing them: those whose smallest unit is each
 * player in turn, by dynamic programming over the seats of the larger ones. Exact; time players × quota. Throws
 * `seats/game-too-large` for a house beyond any there is.
 */
export const countMinimalWinning = (parliament: Parliament): bigint => {
  const { blocs, quota } = parliament;
  if (quota < 1 || seatsOf(blocs) < quota) return 0n;
  const players = blocs.reduce((sum, { units }) => sum + units, 0);
  if (players * quota > MOST_COUNTED) throw tooMany(players, quota);
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

const unitsOf = ({ members }: MinimalCoalition): number =>
  members.reduce((sum, { units }) => sum + units, 0);

/** Fewest units first, then fewest seats, then by name: the order to print coalitions in. */
export const simplestFirst = (a: MinimalCoalition, b: MinimalCoalition): number => {
  const names = ({ members }: MinimalCoalition) => members.map(({ id }) => id).join(" ");
  if (unitsOf(a) !== unitsOf(b)) return unitsOf(a) - unitsOf(b);
  if (a.seats !== b.seats) return a.seats - b.seats;
  return names(a) < names(b) ? -1 : 1;
};
