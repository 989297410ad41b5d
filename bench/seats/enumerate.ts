/** A game of one weight and a count of heads, told by its numbers alone. */
export interface TwoRules {
  weights: readonly number[];
  quota: number;
  states: number;
  orStates: number;
}

const popcount = (bits: number): number => {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

const sumsOf = (weights: readonly number[]): Int32Array => {
  const sums = new Int32Array(1 << weights.length);
  for (let set = 1; set < sums.length; set++) {
    const last = 31 - Math.clz32(set & -set);
    sums[set] = sums[set & (set - 1)] + weights[last];
  }
  return sums;
};

/**
 * Swings of every player by going through all coalitions, one by one: slow, and with nothing in common with what it
 * checks. At most 30 players.
 */
export const swingsByEnumeration = ({ weights, quota, states, orStates }: TwoRules): number[] => {
  const half = weights.length >> 1;
  const [low, high] = [sumsOf(weights.slice(0, half)), sumsOf(weights.slice(half))];
  const mask = (1 << half) - 1;
  const swings = weights.map(() => 0);
  const all = 2 ** weights.length;
  for (let set = 0; set < all; set++) {
    const members = popcount(set);
    const weight = low[set & mask] + high[set >>> half];
    const wins = (weight >= quota && members >= states) || members >= orStates;
    if (!wins) continue;
    for (let left = set; left !== 0; left &= left - 1) {
      const player = 31 - Math.clz32(left & -left);
      const rest = weight - weights[player];
      const still = (rest >= quota && members > states) || members > orStates;
      if (!still) swings[player] += 1;
    }
  }
  return swings;
};
