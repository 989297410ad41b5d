// A thousand clean elections of five thousand stations, modelled on Russia 2011: is each test's p-value what it says?
// And how often do the descriptions, which give no p-value, see fraud where there is none?
import { calibrate, calibrationModel } from "../../src/forensics/calibrate.ts";
import { cleanElection } from "../../src/forensics/clean-election.ts";
import { powerCurve } from "../../src/forensics/power.ts";
import { runTest } from "../../src/forensics/run.ts";
import { chooseTests } from "../../src/forensics/session.ts";
import { benchStations } from "./data.ts";

// Arguments: how many elections (1,000), then ids of tests (all with p-values, and power and the descriptions too).
const elections = Number(process.argv[2] ?? 1000);
const stations = benchStations();
const asked = process.argv.slice(3);
const tested =
  asked.length > 0
    ? asked
    : [
        "integer-percent",
        "spikes",
        "last-digit",
        "zero-five",
        "digit-pairs",
        "dip",
        "published-digits",
        "second-digit",
      ];
const light = { spikes: { resamples: 30 } };
/** How often the descriptions see fraud in clean elections. */
const descriptions = (): void => {
  const model = calibrationModel(stations, 5000);
  const few = Math.max(5, Math.round(elections / 50));
  for (const [id, options] of [
    ["klimek", { draws: 18_000, bootstraps: 40 }],
    ["mixture", { stations: 500, draws: 100 }],
  ] as const) {
    const [test] = chooseTests([id]);
    let seen = 0;
    for (let e = 0; e < few; e++) {
      const election = cleanElection(model, `bench/${id}/${e}`);
      const readings = runTest(test, election, { seed: String(e), options });
      const row = readings.find(({ measure }) => measure.includes("incremental"));
      if (row?.low !== null && row !== undefined && row.low > 0.02) seen += 1;
    }
    console.log(`${id}: sees incremental fraud above 2 % in ${seen} of ${few} clean elections`);
  }
};

const power = (): void => {
  console.log("\npower: share of elections with p ≤ 0.01, 2,000 stations");
  const curve = powerCurve(stations, {
    tests: chooseTests(["integer-percent", "spikes", "last-digit", "zero-five", "digit-pairs"]),
    elections: Math.max(5, Math.round(elections / 25)),
    stations: 2000,
    seed: "1",
    options: light,
    frauds: ["stuffing", "rounding", "zeros"],
    parts: [0.01, 0.05, 0.1, 0.25],
  });
  for (const [key, points] of Map.groupBy(curve, ({ fraud, measure }) => `${fraud}: ${measure}`)) {
    const line = points.map(({ part, found }) => `${100 * part} % ${found.toFixed(2)}`).join("  ");
    console.log(`${key.padEnd(70)} ${line}`);
  }
};

const started = performance.now();
const figures = calibrate(stations, {
  tests: chooseTests(tested),
  elections,
  stations: 5000,
  seed: "1",
  options: light,
});
console.log(`p-values on ${elections} clean elections of 5,000 stations`);
for (const { test, measure, rate05, rate01, evenness, warning } of figures) {
  const verdict = warning === null ? "even" : warning;
  console.log(
    `${test.padEnd(16)} ${measure.padEnd(50)} KS p ${evenness.toFixed(4)}  ≤ 0.05: ${(100 * rate05).toFixed(1)} %  ≤ 0.01: ${(100 * rate01).toFixed(1)} %  ${verdict}`,
  );
}
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);

if (asked.length === 0) {
  descriptions();
  power();
}
