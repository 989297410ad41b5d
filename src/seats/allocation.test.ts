import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Allocation } from "./allocation.ts";
import { fraction } from "./fraction.ts";
import { allocate, type Method, methods } from "./method.ts";

const seatsBy = ({ seats }: Allocation) => seats.map(({ seats }) => seats);
const lists = (...votes: number[]) => votes.map((votes, i) => ({ party: `P${i}`, votes }));
const run = (method: Method, seats: number, ...votes: number[]) =>
  allocate({ lists: lists(...votes), seats, method });

describe("worked examples from the literature", () => {
  it("D'Hondt, Sainte-Laguë and its modified form differ on the textbook votes", () => {
    const votes = [53_000, 24_000, 23_000] as const;
    expect(seatsBy(run("dhondt", 7, ...votes))).toEqual([4, 2, 1]);
    expect(seatsBy(run("sainte-lague", 7, ...votes))).toEqual([3, 2, 2]);
    expect(seatsBy(run("modified-sainte-lague", 7, ...votes))).toEqual([3, 2, 2]);
  });

  it("the first divisor of 1.4 keeps a small list out that 1 lets in", () => {
    expect(seatsBy(run("sainte-lague", 3, 1000, 300))).toEqual([2, 1]);
    expect(seatsBy(run("sainte-lague", 3, 1000, 201))).toEqual([2, 1]);
    expect(seatsBy(run("modified-sainte-lague", 3, 1000, 201))).toEqual([3, 0]);
  });

  it("Hare and Droop give the last seats to different lists", () => {
    const votes = [47_000, 16_000, 15_800, 12_000, 6_100, 3_100] as const;
    expect(seatsBy(run("hare", 10, ...votes))).toEqual([5, 2, 1, 1, 1, 0]);
    expect(seatsBy(run("droop", 10, ...votes))).toEqual([5, 2, 2, 1, 0, 0]);
    expect(seatsBy(run("dhondt", 10, ...votes))).toEqual([5, 2, 2, 1, 0, 0]);
  });

  it("largest remainder has the Alabama paradox, and shows it", () => {
    expect(seatsBy(run("hare", 25, 1500, 1500, 900, 500, 500, 200))).toEqual([7, 7, 4, 3, 3, 1]);
    expect(seatsBy(run("hare", 26, 1500, 1500, 900, 500, 500, 200))).toEqual([8, 8, 5, 2, 2, 1]);
  });

  it("a list under the threshold gets nothing, one exactly on it takes part", () => {
    const options = { seats: 10, method: "dhondt" as const, threshold: fraction(1n, 20n) };
    expect(seatsBy(allocate({ ...options, lists: lists(950, 50) }))).toEqual([10, 0]);
    expect(seatsBy(allocate({ ...options, seats: 20, lists: lists(950, 50) }))).toEqual([19, 1]);
    expect(seatsBy(allocate({ ...options, seats: 20, lists: lists(951, 49) }))).toEqual([20, 0]);
  });
});

describe("ties", () => {
  it("are reported with the seats at stake, never broken", () => {
    expect(run("dhondt", 1, 10, 10)).toEqual({
      seats: [
        { party: "P0", seats: 0 },
        { party: "P1", seats: 0 },
      ],
      tie: { parties: ["P0", "P1"], seats: 1 },
    });
    expect(run("hare", 2, 10, 10, 10).tie).toEqual({ parties: ["P0", "P1", "P2"], seats: 2 });
  });

  it("are exact where floating point would decide", () => {
    const big = 9_007_199_254_740_993n;
    const close = [
      { party: "A", votes: big },
      { party: "B", votes: big - 1n },
    ];
    expect(allocate({ lists: close, seats: 1, method: "dhondt" }).tie).toBeUndefined();
    expect(run("sainte-lague", 2, 9, 3, 3).seats[0]?.seats).toBe(1);
    expect(run("sainte-lague", 2, 9, 3, 3).tie).toEqual({ parties: ["P0", "P1", "P2"], seats: 1 });
  });

  it("nobody's votes fill nobody's seats", () => {
    for (const method of Object.keys(methods) as Method[]) {
      expect(seatsBy(run(method, 5, 0, 0))).toEqual([0, 0]);
    }
  });
});

const votes = fc
  .array(fc.nat(100_000), { minLength: 1, maxLength: 12 })
  .filter((v) => v.some(Boolean));
const seats = fc.integer({ min: 1, max: 60 });
const method = fc.constantFrom(...(Object.keys(methods) as Method[]));
const averages = fc.constantFrom<Method>("dhondt", "sainte-lague", "modified-sainte-lague");

/** Least and most seats of each list, however a tie is broken. */
const ranges = ({ seats, tie }: Allocation): [number, number][] =>
  seats.map(({ party, seats }) => [seats, seats + (tie?.parties.includes(party) ? 1 : 0)]);

describe("properties", () => {
  it("every seat is given once, or tied", () => {
    fc.assert(
      fc.property(votes, seats, method, (v, s, m) => {
        const { seats, tie } = run(m, s, ...v);
        const given = seats.reduce((sum, { seats }) => sum + seats, 0);
        expect(given + (tie?.seats ?? 0)).toBe(s);
        if (tie) expect(tie.parties.length).toBeGreaterThan(tie.seats);
      }),
    );
  });

  it("more votes never mean fewer seats than another list", () => {
    fc.assert(
      fc.property(votes, seats, method, (v, s, m) => {
        const range = ranges(run(m, s, ...v));
        for (const [i, mine] of v.entries()) {
          for (const [j, other] of v.entries()) {
            if (mine > other) expect(range[i]?.[1]).toBeGreaterThanOrEqual(range[j]?.[0]);
          }
        }
      }),
    );
  });

  it("highest averages are house monotone: one seat more takes none from anybody", () => {
    fc.assert(
      fc.property(votes, seats, averages, (v, s, m) => {
        const before = ranges(run(m, s, ...v));
        const after = ranges(run(m, s + 1, ...v));
        for (const [i, [least]] of before.entries()) {
          expect(after[i]?.[0]).toBeGreaterThanOrEqual(least);
          expect(after[i]?.[1]).toBeGreaterThanOrEqual(before[i]?.[1]);
        }
      }),
    );
  });

  it("Hare stays within quota; D'Hondt never falls below it", () => {
    fc.assert(
      fc.property(votes, seats, (v, s) => {
        const total = v.reduce((a, b) => a + b);
        const hare = ranges(run("hare", s, ...v));
        const dhondt = ranges(run("dhondt", s, ...v));
        for (const [i, mine] of v.entries()) {
          const lower = Math.floor((mine * s) / total);
          const upper = Math.ceil((mine * s) / total);
          expect(hare[i]?.[0]).toBeGreaterThanOrEqual(lower);
          expect(hare[i]?.[1]).toBeLessThanOrEqual(upper);
          expect(dhondt[i]?.[1]).toBeGreaterThanOrEqual(lower);
        }
      }),
    );
  });

  it("only shares matter: ten times the votes, the same seats", () => {
    fc.assert(
      fc.property(votes, seats, averages, (v, s, m) => {
        expect(run(m, s, ...v.map((one) => one * 10))).toEqual(run(m, s, ...v));
      }),
    );
  });

  it("a majority of the votes is a majority of an odd house under D'Hondt", () => {
    fc.assert(
      fc.property(votes, fc.integer({ min: 0, max: 30 }), (v, half) => {
        const total = v.reduce((a, b) => a + b);
        const winner = v.findIndex((one) => one * 2 > total);
        if (winner < 0) return;
        expect(ranges(run("dhondt", 2 * half + 1, ...v))[winner]?.[0]).toBeGreaterThan(half);
      }),
    );
  });
});
