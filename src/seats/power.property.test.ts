import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countInBox } from "./box.ts";
import { compareFractions, fraction, sumFractions } from "./fraction.ts";
import { type Game, gameOf, headcount, rule, weightedGame, wins } from "./game.ts";
import { countInHalves } from "./halves.ts";
import { powerOf } from "./power.ts";
import { slackOf } from "./slack.ts";

const weights = fc.array(fc.nat(12), { minLength: 1, maxLength: 8 });

/** A game of up to two ways of up to three rules, all possible to meet. */
const games: fc.Arbitrary<Game> = fc.integer({ min: 1, max: 7 }).chain((players) => {
  const one = fc
    .tuple(
      fc.array(fc.nat(9), { minLength: players, maxLength: players }),
      fc.integer({ min: 1, max: 40 }),
    )
    .map(([weights, quota]) => rule(quota, weights));
  const heads = fc.integer({ min: 1, max: players }).map((n) => headcount(n, players));
  const way = fc.array(fc.oneof(one, heads), { minLength: 1, maxLength: 3 });
  return fc.array(way, { minLength: 1, maxLength: 2 }).map(gameOf);
});

const coalitionsWithout = (players: number, player: number): number[][] =>
  Array.from({ length: 1 << players }, (_, bits) =>
    Array.from({ length: players }, (_, i) => i).filter((i) => bits & (1 << i)),
  ).filter((members) => !members.includes(player));

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));

/** By the definition: every coalition, one by one. */
const byDefinition = (game: Game, player: number) => {
  const n = game.players;
  const pivotal = coalitionsWithout(n, player).filter(
    (members) => !wins(game, members) && wins(game, [...members, player]),
  );
  const orders = pivotal.reduce(
    (sum, { length }) => sum + factorial(length) * factorial(n - length - 1),
    0n,
  );
  return { swings: BigInt(pivotal.length), shapleyShubik: fraction(orders, factorial(n)) };
};

describe("power indices", () => {
  it("equal the definition, for several rules and ways", () => {
    fc.assert(
      fc.property(games, (game) => {
        for (const [player, { swings, shapleyShubik }] of powerOf(game).entries()) {
          expect({ swings, shapleyShubik }).toEqual(byDefinition(game, player));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("sum to 1 where anybody can win; a player without weight has none; equals are equal", () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (w, at) => {
        const total = w.reduce((a, b) => a + b, 0);
        fc.pre(total > 0);
        const game = weightedGame(Math.max(1, Math.ceil(at * total)), w);
        const power = powerOf(game);
        expect(sumFractions(power.map((p) => p.shapleyShubik))).toEqual(fraction(1n, 1n));
        expect(sumFractions(power.map((p) => p.banzhafShare))).toEqual(fraction(1n, 1n));
        for (const [i, a] of power.entries()) {
          if (w[i] === 0) expect(a.swings).toBe(0n);
          for (const [j, b] of power.entries()) {
            if (w[i] >= w[j]) {
              expect(compareFractions(a.shapleyShubik, b.shapleyShubik)).toBeGreaterThanOrEqual(0);
              expect(a.swings).toBeGreaterThanOrEqual(b.swings);
            }
          }
        }
      }),
    );
  });

  it("come out the same from the box and from the halves", () => {
    const way = fc
      .tuple(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 11 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 6 }),
      )
      .map(([w, q, n]) => [rule(q, w), headcount(n, w.length)]);
    fc.assert(
      fc.property(way, (way) => {
        const slack = slackOf(way, way[0]?.weights.length ?? 0);
        if (slack) expect(countInHalves(slack)).toEqual(countInBox(slack));
      }),
    );
  });

  it("of weights beyond 2^53 are those of the same game in small weights", () => {
    const scale = 10n ** 30n;
    const small = [5, 4, 3, 2, 1, 1];
    const big = weightedGame(
      9n * scale,
      small.map((w) => BigInt(w) * scale),
    );
    expect(powerOf(big)).toEqual(powerOf(weightedGame(9, small)));
  });

  it("is zero for all where the quota is out of reach", () => {
    expect(powerOf(weightedGame(10, [1, 2, 3])).map(({ swings }) => swings)).toEqual([0n, 0n, 0n]);
  });

  it("of a game too large says so instead of approximating", () => {
    const weights = Array.from({ length: 60 }, (_, i) => BigInt(i + 1) * 10n ** 12n + 7n);
    expect(() => powerOf(weightedGame(10n ** 15n, weights))).toThrow(
      expect.objectContaining({ code: "seats/game-too-large" }),
    );
  });
});
