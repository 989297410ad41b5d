import { afterAll, beforeAll, expect, test } from "vitest";
import { asker, make, open } from "../../../test/results.ts";
import type { Sandbox } from "../../tables/sandbox.ts";

/** Four seats of a chamber of five: two safe for P or Q, one that a missing station could turn, one nobody knows. */
const tables = make({
  tab: "t",
  chamber: "house",
  contests: [
    { contest: "A", stations_expected: 1, registered: 100 },
    { contest: "B", stations_expected: 1, registered: 100 },
    { contest: "C", stations_expected: 2, registered: 200 },
    { contest: "D" },
  ],
  sheets: [
    { contest: "A", station: "1", registered: 100, votes: { P: 60, Q: 20, R: 5 } },
    { contest: "B", station: "1", registered: 100, votes: { P: 20, Q: 60, R: 5 } },
    { contest: "C", station: "1", registered: 100, votes: { P: 40, Q: 10, R: 20 } },
    { contest: "D", station: "1", votes: { P: 10, Q: 5, R: 1 } },
  ],
});

let made: Sandbox;
const ask = asker(() => made);
beforeAll(async () => {
  made = await open(tables, {
    chambers: [{ id: "house", name: "House", terms: [{ general: 5 }] }],
    parties: ["P", "Q", "R"].map((id) => ({ id, name: id })),
  });
});
afterAll(() => made.close());

const range = async (bloc: string) =>
  (await ask(`from majority_range('t', [${bloc}], date '2024-02-08')`))[0];

test("a bloc keeps what nothing missing could take, and may reach what it leads or could still win", async () => {
  expect(await range("'P'")).toEqual({
    seats_low: 1,
    leads: 3,
    seats_high: 3,
    absent: 1,
    majority: 3,
    survives: null,
  });
});

test("together two parties surely hold what either surely wins, and a third cannot reach a majority", async () => {
  expect(await range("'P', 'Q'")).toMatchObject({ seats_low: 2, seats_high: 4, survives: null });
  expect(await range("'Q'")).toMatchObject({ seats_low: 1, survives: null });
});

test("all who stood cannot lose it; a party that can win too little cannot reach it", async () => {
  expect(await range("'P', 'Q', 'R'")).toMatchObject({ seats_low: 4, survives: true });
  expect(await range("'R'")).toMatchObject({ seats_low: 0, seats_high: 2, absent: 1 });
});
