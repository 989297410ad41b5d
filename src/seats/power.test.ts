import { describe, expect, it } from "vitest";
import { toDecimal } from "./fraction.ts";
import { type Game, gameOf, headcount, rule, weightedGame } from "./game.ts";
import { powerOf } from "./power.ts";

const ss = (game: Game, digits: number) =>
  powerOf(game).map(({ shapleyShubik }) => toDecimal(shapleyShubik, digits));
const pb = (game: Game, digits: number) =>
  powerOf(game).map(({ banzhaf }) => toDecimal(banzhaf, digits));

const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);

/** Electoral votes 2024: 50 states and D.C. */
const electors = [
  54, 40, 30, 28, 19, 19, 17, 16, 16, 15, 14, 13, 12, 11, 11, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8,
  8, 8, 7, 7, 6, 6, 6, 6, 6, 6, 5, 5, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3,
];

describe("power indices, to every printed digit", () => {
  it("UN Security Council", () => {
    const game = weightedGame(39, [...repeat(7, 5), ...repeat(1, 10)]);
    expect(ss(game, 5)[0]).toBe("0.19627");
    expect(ss(game, 6)[14]).toBe("0.001865");
    expect(pb(game, 6)[0]).toBe("0.051758");
    expect(pb(game, 6)[14]).toBe("0.005127");
  });

  it("EEC 1957, Luxembourg without a say", () => {
    const game = weightedGame(12, [4, 4, 4, 2, 2, 1]);
    expect(ss(game, 6)).toEqual([
      "0.233333",
      "0.233333",
      "0.233333",
      "0.150000",
      "0.150000",
      "0.000000",
    ]);
    expect(pb(game, 4)).toEqual(["0.3125", "0.3125", "0.3125", "0.1875", "0.1875", "0.0000"]);
  });

  it("nine parties", () => {
    const game = weightedGame(176, [137, 85, 71, 32, 9, 8, 5, 2, 1]);
    expect([ss(game, 6)[0], ss(game, 6)[8]]).toEqual(["0.442460", "0.001984"]);
    expect([pb(game, 6)[0], pb(game, 6)[8]]).toEqual(["0.707031", "0.003906"]);
  });

  it("US Electoral College 2024", () => {
    expect(electors.reduce((a, b) => a + b)).toBe(538);
    expect(electors).toHaveLength(51);
    const game = weightedGame(270, electors);
    expect([ss(game, 6)[0], ss(game, 6)[50]]).toEqual(["0.108037", "0.005402"]);
    expect([pb(game, 6)[0], pb(game, 6)[50]]).toEqual(["0.460711", "0.022692"]);
  });

  it("70 equal players, where sums of 64-bit numbers overflow", () => {
    const game = weightedGame(36, repeat(1, 70));
    const power = powerOf(game);
    expect(power[0]?.shapleyShubik).toEqual({ num: 1n, den: 70n });
    // 69 choose 35, over 2^69.
    expect(power[0]?.swings).toBe(56093138908331422716n);
    expect(toDecimal(power[0].banzhaf, 6)).toBe("0.095025");
    // 0.102… belongs to 60 equal players, not 70: 59 choose 30, over 2^59.
    expect(pb(weightedGame(31, repeat(1, 60)), 6)[0]).toBe("0.102578");
  });
});

/**
 * Share of the Union's population in hundredths of a percent, 2016 (Council Decision (EU, Euratom) 2015/2393):
 * Germany, France, the United Kingdom, Italy, Spain, Poland, Romania, … Malta.
 */
const shares = [
  1593, 1304, 1273, 1207, 912, 747, 390, 337, 221, 213, 205, 204, 194, 192, 169, 142, 111, 108, 106,
  91, 83, 57, 41, 39, 26, 17, 11, 8,
];

describe("a game of two rules: the Council of the EU of 28", () => {
  const people = rule(6500, shares);
  const council = gameOf([[people, headcount(16, 28)], [headcount(25, 28)]]);

  it("gives what counting all 2^28 coalitions gives", () => {
    // Counted one by one; bench/seats counts them so again on every run.
    expect(powerOf(council).map(({ swings }) => swings)).toEqual([
      22605008n,
      18733534n,
      18338864n,
      17546584n,
      13743396n,
      11254268n,
      8385628n,
      7757648n,
      6424556n,
      6333186n,
      6241168n,
      6229794n,
      6115372n,
      6092440n,
      5828848n,
      5519836n,
      5163696n,
      5129278n,
      5106318n,
      4934014n,
      4842104n,
      4542728n,
      4357642n,
      4334598n,
      4184288n,
      4080000n,
      4010460n,
      3975590n,
    ]);
  });

  it("gives the same in people as in millionths of them: weights too large for a table", () => {
    const large = shares.map((share) => BigInt(share) * 10n ** 12n);
    const game = gameOf([
      [rule(6500n * 10n ** 12n, large), headcount(16, 28)],
      [headcount(25, 28)],
    ]);
    expect(powerOf(game)).toEqual(powerOf(council));
  });
});
