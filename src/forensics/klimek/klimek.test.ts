import { beforeAll, describe, expect, test } from "vitest";
import { cleanStations, russia2011 } from "../../../test/forensics-data.ts";
import { describeWithShared } from "../../../test/shared.ts";
import type { Reading, Stations } from "../../model/forensics.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import { klimekTest } from "./klimek.ts";
import { byShare, observedBins } from "./klimek-bins.ts";
import { distance, fineAlphas, fitKlimek, modelled } from "./klimek-fit.ts";
import { makeDraws } from "./klimek-model.ts";
import { klimekMoments } from "./klimek-moments.ts";

const moments = {
  turnout: 0.55,
  share: 0.35,
  turnoutSpread: 0.08,
  shareSpread: 0.07,
  strength: 0.5,
};

describe("the fit", () => {
  test.each([
    { incremental: 0.5, extreme: 0.05, alpha: 2 },
    { incremental: 0.1, extreme: 0.02, alpha: 1.5 },
    { incremental: 0, extreme: 0, alpha: 1 },
  ])("finds what an election was made from: %o", (truth) => {
    const histogram = modelled(
      { moments, draws: makeDraws(200_000, "truth"), binning: byShare },
      truth,
    );
    const fit = fitKlimek({
      moments,
      draws: makeDraws(60_000, "fit"),
      binning: byShare,
      observed: histogram.map((h) => 20_000 * h),
      alphas: fineAlphas,
    });
    expect(Math.abs(fit.incremental - truth.incremental)).toBeLessThan(0.03);
    expect(Math.abs(fit.extreme - truth.extreme)).toBeLessThan(0.01);
    expect(fit.distance).toBeLessThan(0.02);
  });

  test("honest differences between regions are fitted as fraud, and the test is no evidence", () => {
    const readings = klimekTest.read(cleanStations({ size: 3000 }), {
      draws: 12_000,
      bootstraps: 10,
      seed: "1",
    });
    expect(readings[0].observed).toBeGreaterThan(0.02);
    expect(klimekTest.standing).toBe("description");
    expect(klimekTest.misleads.join()).toMatch(/honestly differ/);
  });
});

describeWithShared(
  "the ballot-stuffing model of Russia 2011",
  "data/russia-2011/2011.csv.zip",
  () => {
    let stations: Stations;
    let readings: Map<string, Reading>;
    beforeAll(() => {
      stations = russia2011();
      readings = new Map(
        klimekTest
          .read(stations, { ...klimekTest.defaults, bootstraps: 100, seed: "1" })
          .map((row) => [row.measure, row]),
      );
    }, 120_000);

    test.each([
      ["mode of turnout, τ", 0.529, 0.001],
      ["mode of share, ν", 0.324, 0.001],
      ["spread of turnout, σ_τ", 0.0814, 5e-4],
      ["spread of share, σ_ν", 0.0697, 5e-4],
      ["strength, θ", 0.559, 5e-4],
    ])("%s", (measure, published, allowance) => {
      expect(Math.abs(readings.get(measure)!.observed! - published)).toBeLessThan(allowance);
    });

    test.each([
      ["stations with incremental fraud in the model, f_i", 0.64],
      ["stations with extreme fraud in the model, f_e", 0.033],
      ["exponent of switched votes, α", 2.3],
    ])("the interval of %s holds the published value", (measure, published) => {
      const { low, high } = readings.get(measure)!;
      expect(low).toBeLessThan(published);
      expect(high).toBeGreaterThan(published);
    });

    test("the published parameters bring the histogram as near as published", () => {
      const data = turnoutShare(stations);
      const observed = observedBins(data, byShare);
      const input = {
        moments: klimekMoments(data),
        draws: makeDraws(200_000, "1"),
        binning: byShare,
      };
      const at = (incremental: number, extreme: number) =>
        distance(observed, modelled(input, { incremental, extreme, alpha: 2.3 }));
      expect(Math.abs(at(0.64, 0.033) - 0.0735)).toBeLessThan(0.01);
      expect(Math.abs(at(0, 0) - 0.5016)).toBeLessThan(0.015);
    });
  },
);
