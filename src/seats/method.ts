import type { Allocation, ListVotes } from "./allocation.ts";
import { compareFractions, type Fraction, fraction } from "./fraction.ts";
import { dhondt, highestAverages, modifiedSainteLague, sainteLague } from "./highest-averages.ts";
import { droop, hare, largestRemainder } from "./largest-remainder.ts";

type Allocate = (input: { lists: readonly ListVotes[]; seats: number }) => Allocation;

/** The proportional methods by the names a case writes them with. */
export const methods = {
  dhondt: (input) => highestAverages({ ...input, divisors: dhondt }),
  "sainte-lague": (input) => highestAverages({ ...input, divisors: sainteLague }),
  "modified-sainte-lague": (input) =>
    highestAverages({ ...input, divisors: modifiedSainteLague() }),
  hare: (input) => largestRemainder({ ...input, quota: hare }),
  droop: (input) => largestRemainder({ ...input, quota: droop }),
} satisfies Record<string, Allocate>;

export type Method = keyof typeof methods;

/** How seats are shared out among lists. */
export interface Proportional {
  method: Method;
  /** Least share of all lists' votes that takes part, reached exactly or passed; absent: none. */
  threshold?: Fraction | undefined;
}

export interface AllocateOptions extends Proportional {
  lists: readonly ListVotes[];
  seats: number;
}

/** Seats of one house or district by a named method, lists under the threshold getting none. */
export const allocate = ({ lists, seats, method, threshold }: AllocateOptions): Allocation => {
  const total = lists.reduce((sum, { votes }) => sum + BigInt(votes), 0n);
  const reaches = ({ votes }: ListVotes): boolean =>
    !threshold || total === 0n || compareFractions(fraction(BigInt(votes), total), threshold) >= 0;
  const taken = lists.map((list) => (reaches(list) ? list : { party: list.party, votes: 0n }));
  return methods[method]({ lists: taken, seats });
};
