import { describe, expect, it } from "vitest";
import { loadStatements } from "./load.ts";
import { tablesOf } from "./tables.ts";

const line = (id: string, body: object) =>
  JSON.stringify({
    id,
    type: "Annotation",
    target: { source: "exhibits/a.html" },
    body: { statement: "Ours won", chain: [{ kind: "publication" }], madeBy: "person", ...body },
  });

const load = (...lines: string[]) => {
  const loaded = loadStatements([{ file: "statements/a.jsonl", text: lines.join("\n") }]);
  return { ...loaded, tables: tablesOf(loaded.placed) };
};

const rowsOf = (tables: ReturnType<typeof load>["tables"], name: string) => {
  const table = tables.find(({ spec }) => spec.name === name);
  return table !== undefined && "rows" in table ? [...table.rows] : [];
};

describe("loadStatements", () => {
  it("keeps every good line, and says file and line of each bad one", () => {
    const { statements, problems } = load(
      line("a#1", {}),
      "{ not json",
      line("a#2", { staus: "confirmed" }),
      "",
      line("a#1", {}),
      line("a#3", { chain: [{ kind: "person" }] }),
      line("a#4", {}),
    );
    expect(statements.map(({ id }) => id)).toEqual(["a#1", "a#4"]);
    expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ["statements/not-json", 2],
      ["statements/invalid", 3],
      ["statements/invalid", 6],
      ["statements/repeated-id", 5],
    ]);
  });

  it("publishes rows with as many cells as the table has columns", () => {
    const { tables } = load(
      line("a#1", {
        chain: [
          { kind: "publication" },
          { kind: "recording", id: "rec-1" },
          { kind: "person", id: "t" },
        ],
        restsOn: [{ recording: "rec-1" }, { results: true }],
      }),
    );
    for (const table of tables)
      if ("rows" in table)
        for (const row of table.rows) expect(row).toHaveLength(table.spec.columns.length);
    expect(rowsOf(tables, "chains")).toHaveLength(3);
    expect(rowsOf(tables, "origins").map((row) => row[2])).toEqual(["recording:rec-1", "id:t"]);
    expect(rowsOf(tables, "statements")[0]?.slice(7, 9)).toEqual([["rec-1"], true]);
  });

  it("takes one selector or several, and reads the position", () => {
    const one = JSON.parse(line("a#1", {}));
    one.target.selector = { type: "TextPositionSelector", start: 3, end: 9 };
    const { tables, problems } = load(JSON.stringify(one));
    expect(problems).toEqual([]);
    expect(rowsOf(tables, "statements")[0]?.slice(9, 11)).toEqual([3, 9]);
  });
});
