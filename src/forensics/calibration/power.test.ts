import { expect, test } from "vitest";
import { cleanStations } from "../../../test/forensics-data.ts";
import { chooseTests } from "../battery/session.ts";
import { type Fraud, frauds, plantFraud } from "./fraud.ts";
import { powerCurve } from "./power.ts";

const stations = cleanStations({ size: 1000 });

test("no planted fraud breaks the arithmetic of a sheet", () => {
  for (const fraud of Object.keys(frauds) as Fraud[]) {
    const { registered, issued, valid, leader, rejected } = plantFraud(stations, {
      fraud,
      part: 1,
      seed: "1",
    });
    for (let i = 0; i < stations.size; i++) {
      expect(leader![i]).toBeLessThanOrEqual(valid![i]);
      expect(valid![i] + rejected![i]).toBe(issued![i]);
      expect(issued![i]).toBeLessThanOrEqual(registered![i]);
      expect(leader![i]).toBeGreaterThanOrEqual(0);
    }
  }
});

test("a test finds the fraud it is made for, more often the more there is, and not another", async () => {
  const curve = await powerCurve(stations, {
    tests: chooseTests(["integer-percent", "zero-five"]),
    elections: 20,
    stations: 1000,
    seed: "1",
    frauds: ["zeros", "rounding"],
    parts: [0, 0.3],
  });
  expect(curve.every(({ elections }) => elections === 20)).toBe(true);
  const found = (fraud: string, part: number, measure: string) =>
    curve.find((p) => p.fraud === fraud && p.part === part && p.measure === measure)!.found;
  const zeros = "share of leader's votes ending in 0 or 5";
  expect(found("zeros", 0, zeros)).toBeLessThan(0.2);
  expect(found("zeros", 0.3, zeros)).toBeGreaterThan(0.9);
  expect(found("rounding", 0.3, "stations, share whole")).toBeGreaterThan(0.9);
  expect(found("zeros", 0.3, "stations, turnout whole")).toBeLessThan(0.2);
});

test("one thread and two measure the same power", async () => {
  const run = (threads: number) =>
    powerCurve(stations, {
      tests: chooseTests(["zero-five", "spikes"]),
      elections: 3,
      stations: 500,
      seed: "2",
      options: { spikes: { resamples: 5 } },
      frauds: ["target"],
      parts: [0.1, 0.5],
      threads,
    });
  expect(await run(2)).toEqual(await run(1));
});
