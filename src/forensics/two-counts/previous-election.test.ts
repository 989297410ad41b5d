import { expect, test } from "vitest";
import { cleanStations } from "../../../test/forensics-data.ts";
import { previousElection } from "./previous-election.ts";

const then = cleanStations({ size: 600, regions: 1 });
const keys = Array.from({ length: 600 }, (_, i) => String(i));

test("stations whose turnout leapt are counted, the others are not", () => {
  const issued = then.issued!.map((n, i) => (i < 12 ? then.registered![i] : n));
  const rows = previousElection({ stations: { ...then, issued }, keys }, { stations: then, keys });
  const above = rows.find(({ measure }) => /^turnout.*above/.test(measure))!;
  expect(above.stations).toBe(600);
  expect(above.observed! * 600).toBeGreaterThanOrEqual(11);
  expect(above.observed! * 600).toBeLessThan(20);
});

test("no common stations, a named reason", () => {
  const other = keys.map((key) => `x${key}`);
  const rows = previousElection({ stations: then, keys }, { stations: then, keys: other });
  expect(rows.every(({ reason }) => reason === "no-pairs")).toBe(true);
});
