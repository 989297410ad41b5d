import { kindsOf, type LeftOut, type Slack } from "./slack.ts";

/**
 * Left-out sets counted by meeting in the middle (Horowitz and Sahni, J. ACM 21, 1974; for power indices Klinz
 * and Woeginger, Math. Soc. Sci. 49, 2005): for weights of any size, where a box of weights would not fit in
 * memory. The players are cut in two; every subset of each half is listed once, and a pass over both sorted
 * lists counts the pairs that fit. Time and memory grow with 2^(players / 2).
 */

interface Subset {
  weight: bigint;
  /** Which of the half's players are in it, as bits. */
  bits: number;
}

/** All subsets of a half by number of players, lightest first. */
const subsetsBySize = (weights: readonly bigint[]): Subset[][] => {
  const bySize: Subset[][] = weights.map(() => []);
  bySize.push([]);
  bySize[0].push({ weight: 0n, bits: 0 });
  for (const [player, weight] of weights.entries()) {
    for (let size = player; size >= 0; size--) {
      for (const subset of bySize[size].slice()) {
        const grown = { weight: subset.weight + weight, bits: subset.bits | (1 << player) };
        bySize[size + 1].push(grown);
      }
    }
  }
  for (const subsets of bySize) subsets.sort(lightestFirst);
  return bySize;
};

const lightestFirst = (a: Subset, b: Subset): number => {
  if (a.weight === b.weight) return 0;
  return a.weight < b.weight ? -1 : 1;
};

interface Count {
  all: Float64Array;
  /** By player of the half, then by size: the sets that player is in. */
  having: Float64Array[];
}

const emptyCount = (players: number, sizes: number): Count => ({
  all: new Float64Array(sizes),
  having: Array.from({ length: players }, () => new Float64Array(sizes)),
});

/** Adds `pairs` sets of one size to all of a subset's players. */
const credit = (count: Count, bits: number, pairs: number, size: number): void => {
  count.all[size] += pairs;
  for (let left = bits; left !== 0; left &= left - 1) {
    const player = 31 - Math.clz32(left & -left);
    count.having[player][size] += pairs;
  }
};

/** For each subset on our side, how many of the other side's fit beside it: two pointers, one pass. */
const pair = (ours: Subset[], theirs: Subset[], room: bigint, add: Add): void => {
  let fitting = theirs.length;
  for (const { weight, bits } of ours) {
    while (fitting > 0 && weight + theirs[fitting - 1].weight > room) fitting--;
    if (fitting === 0) return;
    add(bits, fitting);
  }
};

type Add = (bits: number, pairs: number) => void;

const countSide = (ours: Subset[][], theirs: Subset[][], room: bigint, most: number): Count => {
  const count = emptyCount(ours.length - 1, most + 1);
  for (const [a, mine] of ours.entries()) {
    for (const [b, other] of theirs.entries()) {
      if (a + b <= most) {
        pair(mine, other, room, (bits, pairs) => credit(count, bits, pairs, a + b));
      }
    }
  }
  return count;
};

/** Steps of work `countInHalves` would take, or Infinity where it cannot: two rules on weights, or too many players. */
export const halvesSteps = ({ players, rules }: Slack): number =>
  rules.length > 1 || players > 40
    ? Number.POSITIVE_INFINITY
    : 2 ** Math.ceil(players / 2) * players * 8;

/** Left-out sets of every size, for at most one rule on weights and 40 players. */
export const countInHalves = (slack: Slack): LeftOut => {
  const zero = { weights: Array.from({ length: slack.players }, () => 0n), room: 0n };
  const { weights, room } = slack.rules[0] ?? zero;
  const middle = slack.players >> 1;
  const [left, right] = [weights.slice(0, middle), weights.slice(middle)].map(subsetsBySize);
  const [a, b] = [left, right];
  const first = countSide(a, b, room, slack.most);
  const second = countSide(b, a, room, slack.most);
  const without = [...first.having, ...second.having].map((having) =>
    Array.from(having, (sets, size) => BigInt(first.all[size] - sets)),
  );
  const { kind, example } = kindsOf(slack);
  return {
    all: Array.from(first.all, BigInt),
    without: kind.map((index) => without[example[index]]),
  };
};
