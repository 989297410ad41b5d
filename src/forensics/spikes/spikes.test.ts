import { describe, expect, test } from "vitest";
import { cleanStations, russia2011 } from "../../../test/forensics-data.ts";
import { describeWithShared } from "../../../test/shared.ts";
import { findSpikes, leadingSpikes, publishedShare, spikesTest, steadyShare } from "./spikes.ts";
import { binOf, densityGrid } from "./spikes-density.ts";

describe("the density", () => {
  test("a share of 0.75 falls into the bin of 0.75, and so do its near neighbours", () => {
    expect([0, 0.7496, 0.75, 0.7504, 0.7506, 1].map(binOf)).toEqual([0, 750, 750, 750, 751, 1000]);
  });

  test("holds all of its mass", () => {
    const grid = densityGrid({ bandwidth: 0.02 });
    const cells = grid.cells();
    for (const share of [0.3, 0.5, 0.7]) grid.add(cells, share);
    const density = grid.read(cells, 3);
    const width = 1 / (density.length - 1);
    expect(density.reduce((a, b) => a + b, 0) * width).toBeCloseTo(1, 1);
  });
});

describe("spikes", () => {
  const stations = cleanStations({ size: 1500 });
  const planted = {
    ...stations,
    leader: stations.leader!.map((votes, i) =>
      i % 25 === 0 ? Math.round(0.75 * stations.valid![i]) : votes,
    ),
  };

  test("one that was planted is found at its place and at about its size", () => {
    const spikes = findSpikes(planted, { ...spikesTest.defaults, resamples: 60, seed: "1" });
    expect(leadingSpikes(spikes)[0].share).toBeCloseTo(0.75, 2);
    expect(steadyShare(spikes)).toBeGreaterThan(0.015);
    expect(steadyShare(spikes)).toBeLessThan(0.045);
  });

  test("the steady share does not drift with resamples as the published one does", () => {
    const at = (resamples: number) =>
      findSpikes(planted, { ...spikesTest.defaults, resamples, seed: "1" });
    const [few, many] = [at(20), at(160)];
    expect(publishedShare(few) / publishedShare(many)).toBeGreaterThan(1.2);
    expect(steadyShare(few) / steadyShare(many)).toBeCloseTo(1, 0);
    expect(Math.abs(steadyShare(few) - steadyShare(many))).toBeLessThan(0.006);
  });

  test("same seed, same figures", () => {
    const run = (seed: string) =>
      spikesTest.read(stations, { ...spikesTest.defaults, resamples: 10, seed });
    expect(run("7")).toEqual(run("7"));
    expect(run("7")).not.toEqual(run("8"));
  });
});

describeWithShared("spikes of Russia 2011", "data/russia-2011/2011.csv.zip", () => {
  test("within 0.2 points of the published 1.69 %, with the same leading spikes", () => {
    const spikes = findSpikes(russia2011(), { ...spikesTest.defaults, resamples: 50, seed: "1" });
    expect(Math.abs(100 * publishedShare(spikes) - 1.687)).toBeLessThan(0.2);
    const leading = leadingSpikes(spikes, 7).map(({ share }) => share);
    for (const share of [0.75, 0.95, 0.751, 0.65, 0.85]) expect(leading).toContain(share);
    const rank = leadingSpikes(spikes, 12).map(({ share }) => share);
    expect(rank).toContain(0.92);
  }, 240_000);
});
