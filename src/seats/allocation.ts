/** A list and its votes; votes are whole numbers. */
export interface ListVotes {
  party: string;
  votes: number | bigint;
}

/** Equal claims to fewer seats than claimants: the law, a lot or a court must break it, never this program. */
export interface Tie {
  parties: string[];
  /** Seats to be shared among them, one each at most; always fewer than the parties. */
  seats: number;
}

export interface Allocation {
  /** Seats beyond doubt, in the order the lists were given. */
  seats: { party: string; seats: number }[];
  /** The one tie there can be, at the last seat or seats. */
  tie: Tie | undefined;
}

/** Votes as bigints. Throws a RangeError on negative or fractional votes: callers validate at the edge. */
export const wholeVotes = (lists: readonly ListVotes[]): { party: string; votes: bigint }[] =>
  lists.map(({ party, votes }) => {
    const whole = BigInt(votes);
    if (whole < 0n) throw new RangeError(`${party} has ${votes} votes`);
    return { party, votes: whole };
  });

/**
 * Hands `seats` to claims ranked from the strongest. Claims equal to the last that would be served are all
 * tied unless there are seats for all of them.
 */
export const serve = <Claim>({
  claims,
  seats,
  equal,
}: {
  claims: readonly Claim[];
  seats: number;
  equal: (a: Claim, b: Claim) => boolean;
}): { served: Claim[]; tied: Claim[]; left: number } => {
  const last = claims[seats - 1];
  const next = claims[seats];
  if (last === undefined || next === undefined || !equal(last, next)) {
    return { served: claims.slice(0, seats), tied: [], left: 0 };
  }
  const tied = claims.filter((claim) => equal(claim, last));
  const served = claims.slice(0, claims.indexOf(tied[0]));
  return { served, tied, left: seats - served.length };
};

/** An allocation from seats already held, claims served for one seat each, and claims tied. */
export const collect = (
  lists: readonly { party: string }[],
  held: ReadonlyMap<string, number>,
  tie: Tie | undefined,
): Allocation => ({
  seats: lists.map(({ party }) => ({ party, seats: held.get(party) ?? 0 })),
  tie,
});
