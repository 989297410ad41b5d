import { type Allocation, collect, type ListVotes, serve, wholeVotes } from "./allocation.ts";
import { compareFractions, type Fraction, fraction } from "./fraction.ts";

/** Votes a whole seat costs, from the votes of all lists and the seats to fill. */
export type Quota = (votes: bigint, seats: number) => Fraction;

/** votes ÷ seats (Hamilton; Hare; Niemeyer). */
export const hare: Quota = (votes, seats) => fraction(votes, BigInt(seats));

/** The smallest whole number that one more than `seats` lists cannot all reach (Droop 1881). */
export const droop: Quota = (votes, seats) => fraction(votes / BigInt(seats + 1) + 1n, 1n);

interface Claim {
  party: string;
  remainder: Fraction;
}

interface Share extends Claim {
  votes: bigint;
  whole: number;
}

const divide = (party: string, votes: bigint, quota: Fraction): Share => {
  const whole = (votes * quota.den) / quota.num;
  return {
    party,
    votes,
    whole: Number(whole),
    remainder: fraction(votes * quota.den - whole * quota.num, quota.den),
  };
};

const byRemainder = (a: Claim, b: Claim): number => compareFractions(b.remainder, a.remainder);

/**
 * Seats by quota, what is left to the largest remainders (Balinski and Young 1982, app. A). Exact; equal
 * remainders at the last seat come out as a tie. Where no list has votes every seat stays unfilled.
 */
export const largestRemainder = ({
  lists,
  seats,
  quota,
}: {
  lists: readonly ListVotes[];
  seats: number;
  quota: Quota;
}): Allocation => {
  const whole = wholeVotes(lists);
  const total = whole.reduce((sum, { votes }) => sum + votes, 0n);
  if (total === 0n || seats === 0) return collect(lists, new Map(), undefined);
  const price = quota(total, seats);
  const shares = whole.map(({ party, votes }) => divide(party, votes, price));
  const held = new Map(shares.map(({ party, whole }) => [party, whole]));
  const left = seats - shares.reduce((sum, { whole }) => sum + whole, 0);
  // A list without votes has no remainder to be served for.
  const claims: Claim[] = shares.filter(({ votes }) => votes > 0n).sort(byRemainder);
  const equal = (a: Claim, b: Claim) => byRemainder(a, b) === 0;
  const { served, tied, left: tiedSeats } = serve({ claims, seats: left, equal });
  for (const { party } of served) held.set(party, (held.get(party) ?? 0) + 1);
  const parties = tied.map(({ party }) => party);
  return collect(lists, held, parties.length === 0 ? undefined : { parties, seats: tiedSeats });
};
