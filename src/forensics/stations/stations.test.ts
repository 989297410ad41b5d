import { expect, test } from "vitest";
import {
  candidatesTable,
  contestsTable,
  sheetsTable,
  stationsTable,
  tabulationsTable,
  votesTable,
} from "../../model/results.ts";
import type { Cell, Table } from "../../model/table.ts";
import { loadStations } from "./stations.ts";

const tables = (lists: "all" | "some"): Table[] => {
  const rows: [Table["spec"], Cell[][]][] = [
    [
      tabulationsTable,
      [
        [
          "f",
          "Final",
          "EC",
          "final",
          "station",
          null,
          "2024-01-01",
          null,
          lists,
          "all",
          null,
          null,
        ],
      ],
    ],
    [contestsTable, [["f", "c1", ["North"], 1, null, null, null]]],
    [
      stationsTable,
      [
        ["f", "c1", "s1", ["North", "Hill"], 100],
        ["f", "c1", "s2", [], 100],
      ],
    ],
    [
      sheetsTable,
      [
        ["f", 1, "c1", "s1", 100, null, null, 3, "x.csv", 2],
        ["f", 2, "c1", "s2", 9_000_000_000n, null, 70, null, "x.csv", 3],
        ["f", 3, "c1", null, 500, null, 300, null, "x.csv", 4],
        ["g", 1, "c1", "s1", 1, 1, 1, 1, "y.csv", 2],
      ],
    ],
    [
      candidatesTable,
      [
        ["f", "c1", "a", "A", "red", "Reds"],
        ["f", "c1", "b", "B", null, "Blues"],
        ["f", "c1", "c", "C", "red", "Reds"],
      ],
    ],
    [
      votesTable,
      [
        ["f", 1, "c1", "a", 20],
        ["f", 1, "c1", "b", 30],
        ["f", 1, "c1", "c", 15],
        ["f", 2, "c1", "a", 40],
        ["f", 2, "c1", "b", null],
      ],
    ],
  ];
  return rows.map(([spec, cells]) => ({ spec, rows: cells }));
};

test("votes of one party are summed, and the leader is found", async () => {
  const { stations, subject, ranking } = await loadStations(tables("all"), { tabulation: "f" });
  expect(subject).toBe("red");
  expect(ranking).toEqual(["red", "Blues"]);
  expect([...stations.leader!]).toEqual([35, 40]);
  expect(stations.size).toBe(2);
  expect(stations.regions).toEqual(["North"]);
});

test("valid votes are summed where all candidates are listed, and unknown where one is illegible", async () => {
  const all = await loadStations(tables("all"), { tabulation: "f" });
  expect([...all.stations.valid!]).toEqual([65, 70]);
  const some = await loadStations(tables("some"), { tabulation: "f" });
  expect([...some.stations.valid!]).toEqual([-1, 70]);
  const blue = await loadStations(tables("all"), { tabulation: "f", party: "blues" });
  expect([...blue.stations.leader!]).toEqual([30, -1]);
});

test("absent columns are absent, and a count too large to hold stays too large to believe", async () => {
  const { stations, places } = await loadStations(tables("all"), { tabulation: "f" });
  expect(stations.issued).toBeUndefined();
  expect(stations.registered![1]).toBe(2_000_000_000);
  expect(places[0]).toBe("North › Hill");
});

test("a misspelt party is named, with the one that may be meant", async () => {
  const load = loadStations(tables("all"), { tabulation: "f", party: "blue" });
  await expect(load).rejects.toMatchObject({ code: "forensics/unknown-party" });
  await expect(load).rejects.toMatchObject({ fix: "Did you mean “Blues”?" });
  await expect(loadStations(tables("all"), { tabulation: "none" })).rejects.toMatchObject({
    code: "forensics/no-stations",
  });
});
