/** A coalition meets a rule when its members' weights come to the quota or more. */
export interface Rule {
  weights: readonly bigint[];
  quota: bigint;
}

/** Rules that must all be met: seats and states, say. */
export type Way = readonly Rule[];

/**
 * Who wins when who stands together. A coalition wins when it meets every rule of at least one way. The
 * players are the positions in the weights, the same in every rule. Weights are never negative, so adding a
 * member never loses a win.
 */
export interface Game {
  players: number;
  ways: readonly Way[];
}

export const rule = (quota: number | bigint, weights: readonly (number | bigint)[]): Rule => ({
  quota: BigInt(quota),
  weights: weights.map(BigInt),
});

/** At least `members` players, whatever their weight. */
export const headcount = (members: number, players: number): Rule =>
  rule(
    members,
    Array.from({ length: players }, () => 1n),
  );

/** The usual game: one rule, one way. Throws a RangeError on a negative weight or a quota below 1. */
export const weightedGame = (quota: number | bigint, weights: readonly (number | bigint)[]): Game =>
  gameOf([[rule(quota, weights)]]);

/** A game of several rules. Throws a RangeError where rules differ in length or hold a negative weight. */
export const gameOf = (ways: readonly Way[]): Game => {
  const players = ways[0]?.[0]?.weights.length ?? 0;
  for (const { weights, quota } of ways.flat()) {
    if (weights.length !== players) throw new RangeError("rules for different numbers of players");
    if (weights.some((weight) => weight < 0n)) throw new RangeError("a negative weight");
    if (quota < 1n) throw new RangeError("a quota below 1: the empty coalition would win");
  }
  return { players, ways };
};

/** The smallest whole number that is more than half of `total`. */
export const majorityOf = (total: number): number => Math.floor(total / 2) + 1;

export const weightOf = ({ weights }: Rule, members: Iterable<number>): bigint => {
  let sum = 0n;
  for (const member of members) sum += weights[member] ?? 0n;
  return sum;
};

/** Does this coalition win? Members are positions, each once. */
export const wins = ({ ways }: Game, members: readonly number[]): boolean =>
  ways.some((way) => way.every((one) => weightOf(one, members) >= one.quota));
