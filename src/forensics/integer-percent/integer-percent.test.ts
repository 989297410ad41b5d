import { beforeAll, describe, expect, test } from "vitest";
import { russia2011 } from "../../../test/forensics-data.ts";
import { describeWithShared } from "../../../test/shared.ts";
import type { Reading, Stations } from "../../model/forensics.ts";
import { integerPercent } from "./integer-percent.ts";
import { simulateIntegers } from "./integer-simulate.ts";
import { isWholePercent, wholePercentChance } from "./whole-percent.ts";

describe("whole percentages", () => {
  test("the edge of the window is in, whatever the rounding of the machine", () => {
    expect(isWholePercent(1, 2000, 50)).toBe(true);
    expect(isWholePercent(3, 2000, 50)).toBe(false);
    expect(isWholePercent(999, 2000, 50)).toBe(true);
    expect(isWholePercent(50, 100, 50)).toBe(true);
  });

  test.each([
    [150, 200],
    [1, 137],
    [612, 1043],
    [2999, 3000],
  ])("the chance of %i of %i is the sum of binomial probabilities, term by term", (part, whole) => {
    const p = part / whole;
    let [sum, log] = [0, whole * Math.log(1 - p)];
    for (let k = 0; k <= whole; k++) {
      if (isWholePercent(k, whole, 50)) sum += Math.exp(log);
      log += Math.log((whole - k) / (k + 1)) + Math.log(p / (1 - p));
    }
    expect(wholePercentChance(part, whole, 50)).toBeCloseTo(sum, 10);
  });
});

describeWithShared("integer percentages of Russia 2011", "data/russia-2011/2011.csv.zip", () => {
  let stations: Stations;
  let readings: Reading[];
  const options = { ...integerPercent.defaults, seed: "1" };
  beforeAll(() => {
    stations = russia2011();
    readings = integerPercent.read(stations, options);
  });

  test.each([
    ["stations, turnout or share whole", 17_803, 16_800.433, 114.716],
    ["stations, share whole", 9_708, 8_941.453, 87.859],
    ["stations, turnout whole", 9_216, 8_767.157, 87.752],
  ])("%s: to the last published digit", (measure, observed, expected, sd) => {
    const row = readings.find((reading) => reading.measure === measure)!;
    expect(row.stations).toBe(86_718);
    expect(row.observed).toBe(observed);
    expect(row.expected!.toFixed(3)).toBe(expected.toFixed(3));
    expect(row.sd!.toFixed(3)).toBe(sd.toFixed(3));
  });

  test("simulation agrees within its own error", () => {
    const { mean, sd, simulations } = simulateIntegers(stations, { ...options, simulations: 60 });
    expect(Math.abs(mean - 16_800.433)).toBeLessThan((4 * 114.716) / Math.sqrt(simulations));
    expect(sd / 114.716).toBeGreaterThan(0.65);
    expect(sd / 114.716).toBeLessThan(1.4);
  });
});
