import {
  type Allocation,
  collect,
  type ListVotes,
  serve,
  type Tie,
  wholeVotes,
} from "./allocation.ts";
import { compareFractions, type Fraction, fraction } from "./fraction.ts";

/** What a list's votes are divided by when it holds `seats` seats and asks for the next. */
export type Divisors = (seats: number) => Fraction;

/** 1, 2, 3, … (D'Hondt 1878; Jefferson). */
export const dhondt: Divisors = (seats) => fraction(BigInt(seats + 1), 1n);

/** 1, 3, 5, … (Sainte-Laguë 1910; Webster). */
export const sainteLague: Divisors = (seats) => fraction(BigInt(2 * seats + 1), 1n);

/** As Sainte-Laguë with a first divisor of its own: 1.4 in Norway, and in Sweden until 2014; 1.2 there since. */
export const modifiedSainteLague =
  (first: Fraction = fraction(7n, 5n)): Divisors =>
  (seats) =>
    seats === 0 ? first : sainteLague(seats);

interface Claim {
  party: string;
  average: Fraction;
}

const strongestFirst = (a: Claim, b: Claim): number => compareFractions(b.average, a.average);

const claimsOf = (
  { party, votes }: { party: string; votes: bigint },
  seats: number,
  divisors: Divisors,
): Claim[] =>
  Array.from({ length: votes === 0n ? 0 : seats }, (_, held) => {
    const divisor = divisors(held);
    return { party, average: fraction(votes * divisor.den, divisor.num) };
  });

/**
 * Seats by highest averages (Balinski and Young, Fair Representation, 1982, app. A). Exact: averages are
 * compared as fractions, and equal averages at the last seat come out as a tie. Lists without votes win nothing:
 * where no list has any, every seat stays unfilled.
 */
export const highestAverages = ({
  lists,
  seats,
  divisors,
}: {
  lists: readonly ListVotes[];
  seats: number;
  divisors: Divisors;
}): Allocation => {
  const claims = wholeVotes(lists)
    .flatMap((list) => claimsOf(list, seats, divisors))
    .sort(strongestFirst);
  const equal = (a: Claim, b: Claim) => compareFractions(a.average, b.average) === 0;
  const { served, tied, left } = serve({ claims, seats, equal });
  const held = new Map<string, number>();
  for (const { party } of served) held.set(party, (held.get(party) ?? 0) + 1);
  const tie: Tie | undefined =
    tied.length === 0 ? undefined : { parties: tied.map(({ party }) => party), seats: left };
  return collect(lists, held, tie);
};
