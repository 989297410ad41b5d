import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Cell } from "../../model/table.ts";
import { tabulationSchema } from "../../model/tabulation.ts";
import { loadTabulations } from "../load.ts";
import { nistReport, nistXmlReport } from "./nist.ts";
import { openElectionsCsv } from "./openelections.ts";
import type { ReturnRow } from "./rows.ts";

const facts = {
  title: "A poll",
  issuer: "Us <&> co",
  election: "2024-01-01",
  generated: "2024-01-02T00:00:00Z",
};

const sheet = (
  n: number,
  contest: string,
  station: string,
  votes: [string, string | null, number | null][],
): ReturnRow[] =>
  votes.map(([candidate, party, count]) => ({
    sheet: n,
    contest,
    station,
    regions: ["North", "Hill & Dale"],
    registered: 100 + n,
    issued: 50,
    rejected: n,
    candidate,
    party,
    votes: count,
  }));

const rows = [
  ...sheet(1, "Mayor", "1", [
    ["Ana “Q” Núñez", "P", 10],
    ["Bo, Jr.", null, 0],
  ]),
  ...sheet(2, "Mayor", "2", [
    ["Ana “Q” Núñez", "P", 7],
    ["Bo, Jr.", null, 12],
  ]),
  ...sheet(3, "Council", "1", [["Cy", "P", 1]]),
];

const back = async (file: string, content: string, more: object) => {
  const root = await mkdtemp(join(tmpdir(), "mandate-write-"));
  await writeFile(join(root, file), content);
  const value = tabulationSchema.parse({
    title: "T",
    issuer: "I",
    stage: "s",
    level: "station",
    election: "2024-01-01",
    data: file,
    ...more,
  });
  const { tables, problems } = await loadTabulations({
    root,
    descriptors: [{ id: "t", file: "t.yaml", value }],
  });
  const rowsOf = (name: string): (readonly Cell[])[] =>
    tables.flatMap((table) =>
      table.spec.name === name && "rows" in table ? Array.from(table.rows) : [],
    );
  const sheets = new Map(rowsOf("sheets").map((row) => [row[1], row]));
  const votes = rowsOf("votes").map(([, sheet, contest, candidate, votes]) =>
    [contest, sheets.get(sheet)?.[3], candidate, votes].join("|"),
  );
  return {
    problems,
    votes: votes.toSorted(),
    sheets: rowsOf("sheets").map((row) => row.slice(2, 8)),
    parties: rowsOf("candidates").map((row) => row[5]),
  };
};

const expected = rows
  .map(({ contest, station, candidate, votes }) => [contest, station, candidate, votes].join("|"))
  .toSorted();

test.each([
  ["report.json", JSON.stringify(nistReport(facts, rows))],
  ["report.xml", nistXmlReport(facts, rows)],
])("NIST SP 1500-100, %s: what is written is read again", async (file, content) => {
  const { problems, votes, sheets, parties } = await back(file, content, {});
  expect(problems).toEqual([]);
  expect(votes).toEqual(expected);
  expect(sheets).toContainEqual(["Mayor", "2", 102, 50, null, 2]);
  expect(new Set(parties)).toEqual(new Set(["P", null]));
});

test("a NIST report's own sums, and its votes by kind of ballot, are not counted twice", async () => {
  const count = (unit: string, type: string, votes: number) => ({
    GpUnitId: unit,
    Type: type,
    Count: votes,
  });
  const report = {
    "@type": "ElectionResults.ElectionReport",
    GpUnit: [
      {
        "@id": "county",
        Type: "county",
        Name: { Text: [{ Content: "County" }] },
        ComposingGpUnitIds: ["p1", "p2"],
      },
      { "@id": "p1", Type: "precinct", Name: { Text: [{ Content: "One" }] } },
      { "@id": "p2", Type: "precinct", Name: { Text: [{ Content: "Two" }] } },
    ],
    Election: [
      {
        Candidate: [{ "@id": "a", BallotName: { Text: [{ Content: "Ann" }] } }],
        Contest: [
          {
            Name: "Mayor",
            ContestSelection: [
              {
                CandidateIds: ["a"],
                VoteCounts: [
                  count("county", "total", 30),
                  count("p1", "total", 10),
                  count("p1", "early", 4),
                  count("p2", "early", 5),
                  count("p2", "election-day", 15),
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  const { votes } = await back("r.json", JSON.stringify(report), {});
  expect(votes).toEqual(["Mayor|One|Ann|10", "Mayor|Two|Ann|20"]);
});

test("OpenElections: what is written is read again", async () => {
  const columns = {
    contest: ["office", "district"],
    station: "precinct",
    regions: ["county"],
    candidate: "candidate",
    party: "party",
    votes: "votes",
  };
  const { problems, votes } = await back("oe.csv", openElectionsCsv(rows), { columns });
  expect([problems, votes]).toEqual([[], expected]);
});
