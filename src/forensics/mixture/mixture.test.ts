import { expect, test } from "vitest";
import { cleanStations, stuffedStations } from "../../../test/forensics-data.ts";
import { mixtureTest } from "./mixture.ts";

const read = (part: number) => {
  const clean = cleanStations({ size: 500, regions: 1 });
  const stations = stuffedStations(clean, { part, added: 0.35, switched: 0.35, vary: true });
  const rows = mixtureTest.read(stations, { stations: 500, draws: 150, seed: "1" });
  return new Map(rows.map((row) => [row.measure, row]));
};

test("an election of one kind of station is found clean, and the fit settles", () => {
  const rows = read(0);
  expect(rows.get("stations without fraud in the model")!.observed).toBeGreaterThan(0.9);
  expect(rows.get("convergence: disagreement of starts, log units")!.observed).toBeLessThan(1);
  expect(rows.get("convergence: effective share of the sample")!.observed).toBeGreaterThan(0.05);
}, 240_000);

test("a known part of stuffed stations is found within a few points", () => {
  const rows = read(0.25);
  const { observed, low, high } = rows.get("stations with incremental fraud in the model")!;
  expect(Math.abs(observed! - 0.25)).toBeLessThan(0.08);
  expect(low).toBeLessThan(observed!);
  expect(high).toBeGreaterThan(observed!);
}, 240_000);
