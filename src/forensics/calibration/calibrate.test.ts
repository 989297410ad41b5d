import { expect, test } from "vitest";
import { cleanStations, stuffedStations } from "../../../test/forensics-data.ts";
import { chooseTests } from "../battery/session.ts";
import { calibrate, judge } from "./calibrate.ts";

test("even p-values pass, and crowded ones carry a warning with the real rate", () => {
  const even = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
  expect(judge("t", "m", even).warning).toBeNull();
  const low = judge(
    "t",
    "m",
    even.map((p) => p / 4),
  );
  expect(low.warning).toMatch(/Fires too often.*0\.05 in 20\.0 %/);
  expect(
    judge(
      "t",
      "m",
      even.map((p) => 1 - p / 8),
    ).warning,
  ).toMatch(/does not fire too often/);
});

// The thousand elections of five thousand stations are in bench/forensics/calibration.ts.
test("on clean elections the exact tests are even and second digits of ballots are not", async () => {
  const stations = cleanStations({ size: 1500 });
  const figures = await calibrate(stations, {
    tests: chooseTests([
      "integer-percent",
      "last-digit",
      "zero-five",
      "digit-pairs",
      "second-digit",
    ]),
    elections: 150,
    stations: 1500,
    seed: "1",
  });
  const found = new Map(figures.map((figure) => [figure.measure, figure]));
  for (const measure of ["stations, turnout or share whole", "stations, share whole"]) {
    expect(found.get(measure)!.evenness).toBeGreaterThan(0.001);
    expect(found.get(measure)!.rate05).toBeLessThan(0.12);
  }
  expect(found.get("second digit of valid votes, χ²")!.warning).toMatch(/Fires too often/);
});

test("a model learnt from a stuffed election makes clean ones", async () => {
  const stuffed = stuffedStations(cleanStations(), { part: 0.2, added: 0.5, switched: 0.3 });
  const [figure] = await calibrate(stuffed, {
    tests: chooseTests(["integer-percent"]),
    elections: 60,
    stations: 1000,
    seed: "1",
    threads: 2,
  });
  expect(figure.rate05).toBeLessThan(0.2);
});
