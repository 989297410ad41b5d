import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction, ofPercent, sumFractions, toDecimal, toNumber } from "./fraction.ts";
import { againstGamson } from "./portfolios.ts";

describe("portfolios against Gamson's proportion", () => {
  it("gives each party its proportion and what it has above or below it", () => {
    const [big, small] = againstGamson([
      { party: "big", seats: 75, portfolios: 14 },
      { party: "small", seats: 17, portfolios: 4 },
    ]);
    expect(toDecimal(big.proportional, 4)).toBe("14.6739");
    expect(toDecimal(small.excess, 4)).toBe("0.6739");
  });

  it("excesses cancel out", () => {
    const share = fc.record({
      party: fc.string(),
      seats: fc.integer({ min: 1, max: 400 }),
      portfolios: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (shares) => {
        const excesses = againstGamson(shares).map(({ excess }) => excess);
        expect(sumFractions(excesses)).toEqual(fraction(0n, 1n));
      }),
    );
  });
});

describe("fractions", () => {
  it("print half away from zero, with no float in between", () => {
    expect(toDecimal(fraction(1n, 8n), 2)).toBe("0.13");
    expect(toDecimal(fraction(-1n, 8n), 2)).toBe("-0.13");
    expect(toDecimal(fraction(-1n, 1000n), 2)).toBe("0.00");
    expect(toDecimal(fraction(10n ** 30n + 1n, 1n), 0)).toBe("1000000000000000000000000000001");
  });

  it("are read from percentages", () => {
    expect(ofPercent("5%")).toEqual({ num: 1n, den: 20n });
    expect(ofPercent("3.25%")).toEqual({ num: 13n, den: 400n });
  });

  it("become the nearest double, also near the middle of two", () => {
    expect(toNumber(fraction(-43n, 400974064n))).toBe(-43 / 400974064);
    expect(toNumber(fraction(0n, 7n))).toBe(0);
    expect(toNumber(fraction(1n, 10n ** 400n))).toBe(0);
    const big = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), big, (num, den, scale) => {
        fc.pre(scale !== 0n);
        const value = fraction(BigInt(num) * scale, BigInt(den) * scale);
        expect(toNumber(value)).toBe(num / den + 0);
      }),
    );
  });
});
