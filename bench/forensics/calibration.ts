// A thousand clean elections of five thousand stations, modelled on Russia 2011: is each test's p-value what it says?
// How often do the descriptions, which give no p-value, see fraud where there is none? And what fraud does which test find?
// Fails where p-values are uneven and the test carries no warning.
import { availableParallelism } from "node:os";
import { runTest } from "../../src/forensics/battery/run.ts";
import { chooseTests } from "../../src/forensics/battery/session.ts";
import { calibrate, calibrationModel, percent } from "../../src/forensics/calibration/calibrate.ts";
import { cleanElection } from "../../src/forensics/calibration/clean-election.ts";
import { type Fraud, frauds, plantFraud } from "../../src/forensics/calibration/fraud.ts";
import { powerCurve } from "../../src/forensics/calibration/power.ts";
import { testById } from "../../src/forensics/tests.ts";
import { powerWords } from "../../src/forensics/wording/rate-words.ts";
import type { Reading } from "../../src/model/forensics.ts";
import { benchStations } from "./data.ts";
import { check, failures } from "./peers.ts";

// Arguments: how many elections (1,000), then ids of tests (all with p-values, and power and the descriptions too).
const elections = Number(process.argv[2] ?? 1000);
const asked = process.argv.slice(3);
const stations = benchStations();
const evidence = ["integer-percent", "spikes", "last-digit", "zero-five", "digit-pairs"];
const tested = asked.length > 0 ? asked : [...evidence, "dip", "published-digits", "second-digit"];
const run = {
  seed: "1",
  options: { spikes: { resamples: 30 } },
  threads: Math.min(2, availableParallelism()),
};

const evenness = async (): Promise<void> => {
  const tests = chooseTests(tested);
  const figures = await calibrate(stations, { ...run, tests, elections, stations: 5000 });
  console.log(`p-values on ${elections} clean elections of 5,000 stations`);
  for (const { test, measure, rate05, rate01, evenness: p, warning } of figures) {
    console.log(
      `${test.padEnd(16)} ${measure.padEnd(50)} KS p ${p.toFixed(4)}  ≤ 0.05: ${percent(rate05)}  ≤ 0.01: ${percent(rate01)}  ${warning === null ? "even" : "NOT EVEN"}`,
    );
    const caveat = testById(test)?.caveat;
    if (warning !== null) check(`${test} warns of it: ${caveat}`, caveat !== undefined);
  }
};

/** Options of the two models that take long, lighter than their own. */
const models = [
  ["klimek", { draws: 18_000, bootstraps: 40 }],
  ["mixture", { stations: 500, draws: 100 }],
] as const;

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** What the two models say of elections with and without stuffing: they have no p-value to reject by. */
const descriptions = (): void => {
  const model = calibrationModel(stations, 5000);
  const few = Math.max(5, Math.round(elections / 50));
  for (const [id, options] of models) {
    const [test] = chooseTests([id]);
    for (const part of [0, 0.05, 0.1, 0.25]) {
      const rows = Array.from({ length: few }, (_, e): Reading | undefined => {
        const seed = `bench/${id}/${e}`;
        const election = plantFraud(cleanElection(model, seed), { fraud: "stuffing", part, seed });
        const readings = runTest(test, election, { seed: String(e), options });
        return readings.find(({ measure }) => measure.includes("incremental"));
      }).filter((row) => row !== undefined && row.low !== null) as Reading[];
      const above = rows.filter(({ low }) => low! > 0.02).length;
      const centre = middleOf(rows.map(({ observed }) => observed!));
      console.log(
        `${id}: ${100 * part} % of stations stuffed: incremental fraud ${percent(centre)} in the median, its interval above 2 % in ${above} of ${few}`,
      );
    }
  }
};

const power = async (): Promise<void> => {
  const curve = await powerCurve(stations, {
    ...run,
    tests: chooseTests(evidence),
    elections: Math.max(5, Math.round(elections / 10)),
    stations: 2000,
    frauds: Object.keys(frauds) as Fraud[],
    parts: [0.01, 0.02, 0.05, 0.1, 0.25],
  });
  console.log(`\n${powerWords(curve).join("\n")}`);
};

const started = performance.now();
const lap = () => console.log(`${((performance.now() - started) / 1000).toFixed(0)} s so far\n`);
await evenness();
lap();
if (asked.length === 0) {
  descriptions();
  lap();
  await power();
  lap();
}
if (failures.length > 0) process.exitCode = 1;
