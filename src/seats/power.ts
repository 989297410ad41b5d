import { type Fraction, fraction } from "./fraction.ts";
import type { Game } from "./game.ts";
import { countWinning } from "./winning.ts";

/** What a player is worth in a voting game, as exact fractions. */
export interface Power {
  /** Coalitions of the others that lose, and win once this player joins. */
  swings: bigint;
  /** Share of all orders of joining in which this player turns losing into winning (Shapley and Shubik 1954). */
  shapleyShubik: Fraction;
  /** Swings over the 2^(n−1) coalitions of the others (Penrose 1946; Banzhaf 1965; “absolute”). */
  banzhaf: Fraction;
  /** Swings over the swings of all players (“normalised”). */
  banzhafShare: Fraction;
}

const factorials = (n: number): bigint[] => {
  const all = [1n];
  for (let i = 1; i <= n; i++) all.push(all[i - 1] * BigInt(i));
  return all;
};

/** Swings by size of the coalition joined: with the player it wins, without the player it does not. */
const swingsBySize = (all: readonly bigint[], having: readonly bigint[]): bigint[] =>
  having.slice(1).map((wins, size) => wins - (all[size] - having[size]));

/**
 * Shapley–Shubik and Penrose–Banzhaf of every player, exact whatever the number of players and the size of
 * the weights; throws `seats/game-too-large` where an exact count is out of reach.
 */
export const powerOf = (game: Game): Power[] => {
  const { players } = game;
  const { all, having } = countWinning(game);
  const orders = factorials(players);
  const swings = having.map((counts) => swingsBySize(all, counts));
  const sums = swings.map((bySize) => bySize.reduce((a, b) => a + b, 0n));
  const total = sums.reduce((a, b) => a + b, 0n);
  return swings.map((bySize, player) => {
    const pivotal = bySize.reduce(
      (sum, count, size) => sum + count * orders[size] * orders[players - size - 1],
      0n,
    );
    const sum = sums[player];
    return {
      swings: sum,
      shapleyShubik: fraction(pivotal, orders[players]),
      banzhaf: fraction(sum, 1n << BigInt(players - 1)),
      banzhafShare: total === 0n ? fraction(0n, 1n) : fraction(sum, total),
    };
  });
};
