import { expect, test } from "vitest";
import { cleanStations } from "../../../test/forensics-data.ts";
import { forensicsTable } from "../../model/forensics.ts";
import { allTests } from "../tests.ts";
import { runBattery } from "./battery.ts";
import { chooseTests } from "./session.ts";
import { adjust, batteryRows } from "./tables.ts";

const stations = cleanStations({ size: 1200, regions: 4 });
const tests = chooseTests(["integer-percent", "spikes", "last-digit", "second-digit", "slopes"]);
const options = { tests, levels: ["all", "region"] as const, seed: "5" };

test("one thread and two give the same figures, in the same order", async () => {
  const seen: number[] = [];
  const alone = await runBattery(stations, options);
  const together = await runBattery(stations, {
    ...options,
    threads: 2,
    onJob: (done) => seen.push(done),
  });
  expect(together).toEqual(alone);
  expect(alone).toHaveLength(5 * tests.length);
  expect(seen.at(-1)).toBe(alone.length);
});

test("every test gives the same bytes on one thread and two", async () => {
  const few = cleanStations({ size: 250, regions: 1 });
  const run = async (threads: number) =>
    JSON.stringify(await runBattery(few, { tests: allTests, levels: ["all"], seed: "5", threads }));
  expect(await run(2)).toBe(await run(1));
}, 240_000);

test("p-values of evidence alone are counted and adjusted, over all places", async () => {
  const results = await runBattery(stations, options);
  const { tried, q } = adjust(results);
  const evidence = results
    .filter(({ standing }) => standing === "evidence")
    .flatMap(({ readings }) => readings.filter(({ p }) => p !== null));
  expect(tried).toBe(evidence.length);
  const benford = results.findIndex((result) => result.test === "second-digit");
  expect(results[benford].readings.map((_, i) => q(benford, i)).every((x) => x === undefined)).toBe(
    true,
  );
  const rows = batteryRows({ tabulation: "t", subject: "A", results });
  expect(rows.every((row) => row.length === forensicsTable.columns.length)).toBe(true);
});
