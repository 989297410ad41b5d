import { expect, test } from "vitest";
import type { Statement } from "../api/types.ts";
import { graphOf } from "./graph-model.ts";

const statement = (id: string, part: Partial<Statement>): Statement => ({
  id,
  statement: "It rained.",
  force: "say",
  chain: [{ kind: "publication" }],
  restsOn: [],
  status: "confirmed",
  madeBy: "person",
  flags: [],
  source: "https://example.org/a/",
  parts: [],
  claims: [],
  ...part,
});

test("a chain goes from the report through what it cites to whom the speaker cites", () => {
  const { nodes, edges } = graphOf({
    statements: [
      statement("a#1", {
        title: "A report",
        chain: [
          { kind: "publication" },
          { kind: "newspaper", name: "Dawn" },
          { kind: "recording", name: "Recording 1" },
          { kind: "person", id: "khan", name: "Khan" },
          { kind: "person", name: "an officer" },
        ],
        restsOn: ["recording 1", "results"],
      }),
    ],
    copies: [],
  });
  expect(nodes.map(({ column, name }) => `${column} ${name}`)).toEqual([
    "report A report",
    "outlet Dawn",
    "recording Recording 1",
    "speaker Khan",
    "cited an officer",
  ]);
  // What it rests on is on the way already, and is not drawn twice.
  expect(edges).toHaveLength(4);
  expect(edges.every(({ rests }) => !rests)).toBe(true);
});

test("statements of one speaker in two reports meet in one node; rejected ones are left out", () => {
  const said = { chain: [{ kind: "person" as const, id: "khan", name: "Imran Khan" }] };
  const other = { chain: [{ kind: "person" as const, id: "khan", name: "Khan" }] };
  const { nodes, edges } = graphOf({
    statements: [
      statement("a#1", said),
      statement("b#1", { ...other, source: "exhibits/b.html" }),
      statement("b#2", { ...other, source: "exhibits/b.html", status: "rejected" }),
    ],
    copies: [{ source: "exhibits/b.html", from: "https://example.org/a/", reason: "same words" }],
  });
  const khan = nodes.find(({ column }) => column === "speaker");
  expect(khan?.statements).toEqual(["a#1", "b#1"]);
  expect(edges).toHaveLength(2);
  expect(nodes.find(({ name }) => name === "b.html")?.repeats).toBe("a");
});

test("a recording it rests on without having come through it is joined to the report", () => {
  const { edges } = graphOf({
    statements: [statement("a#1", { restsOn: ["recording 2"] })],
    copies: [],
  });
  expect(edges).toEqual([
    {
      from: "report:https://example.org/a/",
      to: "recording:recording 2",
      rests: true,
      statements: ["a#1"],
    },
  ]);
});
