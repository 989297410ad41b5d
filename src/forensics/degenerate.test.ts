import { describe, expect, test } from "vitest";
import { cleanStations } from "../../test/forensics-data.ts";
import type { Stations } from "../model/forensics.ts";
import { runTest } from "./battery/run.ts";
import { reasons } from "./reasons.ts";
import { pickRows, stationsOf } from "./stations/places.ts";
import { allTests, testById } from "./tests.ts";

const base = cleanStations({ size: 400, regions: 3 });
const fill = (value: number) => new Int32Array(base.size).fill(value);
const change = (columns: Partial<Stations>): Stations => ({ ...base, ...columns });
const one = (value: number, column: Int32Array) => column.map((n, i) => (i === 0 ? value : n));

const inputs: Record<string, Stations> = {
  "no station": { ...stationsOf(change({ region: fill(5) }), "region", 0) },
  "one station": stationsOf(change({ region: fill(1).map((_, i) => +(i > 0)) }), "region", 0),
  "all equal": change({
    registered: fill(500),
    issued: fill(250),
    valid: fill(250),
    rejected: fill(0),
    leader: fill(125),
  }),
  "zero registered": change({ registered: fill(0) }),
  "nothing but zeros": change({
    registered: fill(0),
    issued: fill(0),
    valid: fill(0),
    rejected: fill(0),
    leader: fill(0),
  }),
  "turnout over 100 %": change({ registered: base.valid!.map((n) => Math.floor(n / 2)) }),
  "everything unknown": change({ registered: fill(-1), valid: fill(-1), leader: fill(-1) }),
  "nobody for the leader": change({ leader: fill(0) }),
  "everybody for the leader": change({ leader: base.valid! }),
  "full turnout": change({ issued: base.registered!, valid: base.registered!, rejected: fill(0) }),
  "a billion votes in one station": change({
    registered: one(1_000_000_000, base.registered!),
    issued: one(1_000_000_000, base.issued!),
    valid: one(1_000_000_000, base.valid!),
    leader: one(1_000_000_000, base.leader!),
  }),
  "no registered": change({ registered: undefined }),
  "no leader": change({ leader: undefined }),
  "no ballots at all": change({ issued: undefined, valid: undefined, rejected: undefined }),
};

const light: Record<string, object> = {
  spikes: { resamples: 8 },
  klimek: { draws: 2000, bootstraps: 4 },
  mixture: { stations: 60, draws: 20 },
  shape: { bootstraps: 5 },
  slopes: { bootstraps: 5 },
  dip: { simulations: 50 },
};

describe.each(Object.entries(inputs))("%s", (_, stations) => {
  test.each(allTests.map((one) => [one.id, one] as const))(
    "%s",
    (id, one) => {
      const readings = runTest(one, stations, { seed: "1", options: light[id] });
      expect(readings.length).toBeGreaterThan(0);
      for (const reading of readings) {
        for (const name of ["observed", "expected", "sd", "low", "high", "p"] as const) {
          const value = reading[name];
          expect(value === null || Number.isFinite(value), `${reading.measure}: ${name}`).toBe(
            true,
          );
        }
        if (reading.observed === null) expect(reason(reading.reason)).toBe(true);
        if (reading.p !== null) expect(reading.p >= 0 && reading.p <= 1).toBe(true);
      }
    },
    240_000,
  );
});

const reason = (code: string | null): boolean => code !== null && code in reasons;

const named: [input: string, test: string, reason: string][] = [
  ["no station", "integer-percent", "too-few-stations"],
  ["one station", "integer-percent", "too-few-stations"],
  ["one station", "klimek", "too-few-stations"],
  ["one station", "mixture", "too-few-stations"],
  ["all equal", "shape", "all-equal"],
  ["all equal", "dip", "all-equal"],
  ["all equal", "slopes", "all-equal"],
  ["all equal", "klimek", "all-equal"],
  ["all equal", "mixture", "all-equal"],
  ["zero registered", "integer-percent", "too-few-stations"],
  ["zero registered", "fingerprint", "too-few-stations"],
  ["zero registered", "last-digit", "too-few-counts"],
  ["turnout over 100 %", "fingerprint", "too-few-stations"],
  ["turnout over 100 %", "spikes", "too-few-stations"],
  ["everything unknown", "spikes", "too-few-stations"],
  ["no registered", "spikes", "missing-registered"],
  ["no leader", "impossible", "missing-leader"],
  ["no ballots at all", "integer-percent", "missing-issued"],
  ["no ballots at all", "last-digit", "missing-valid"],
];

test.each(named)("%s: %s says why it gives no figure: %s", (input, id, reason) => {
  const one = allTests.find((test) => test.id === id)!;
  const [first] = runTest(one, inputs[input], { seed: "1", options: light[id] });
  expect(first).toMatchObject({ observed: null, p: null, reason });
});

test("a billion votes in one station are counted as impossible, and no other test reckons with them", () => {
  const huge = inputs["a billion votes in one station"];
  const read = (id: string, stations: Stations) =>
    runTest(allTests.find((test) => test.id === id)!, stations, { seed: "1", options: light[id] });
  const counted = read("impossible", huge).find(({ measure }) => measure.includes("million"));
  expect(counted!.observed).toBe(4);
  const rest = Int32Array.from({ length: base.size - 1 }, (_, i) => i + 1);
  for (const id of ["integer-percent", "fingerprint", "last-digit", "slopes"]) {
    expect(read(id, huge)).toEqual(read(id, pickRows(base, rest)));
  }
});

const figures = (id: string, stations: Stations) =>
  runTest(testById(id)!, stations, { seed: "1", options: light[id] });

test.each(["last-digit", "zero-five", "digit-pairs", "published-digits", "second-digit"])(
  "%s looks at the leader's votes where nobody is said to be registered",
  (id) => {
    const leaders = (stations: Stations) =>
      figures(id, stations).filter(({ measure }) => measure.includes("leader's votes"));
    const without = inputs["no registered"];
    expect(leaders(without)).toEqual(leaders(base));
    expect(leaders(without).some(({ observed }) => observed !== null)).toBe(true);
    expect(figures(id, without).at(-1)).toMatchObject({ reason: "missing-registered" });
  },
);

test("ballots by post, counted where nobody is registered, are no excess over the roll", () => {
  const postal = figures("impossible", inputs["zero registered"]);
  const of = (words: string) => postal.find(({ measure }) => measure.includes(words))?.observed;
  expect(of("ballots issued than voters registered")).toBe(0);
  expect(of("ballots where no voters are registered")).toBe(base.size);
});
