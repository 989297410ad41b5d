import { mkdir, mkdtemp, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Cell, Table } from "../model/table.ts";
import { tabulationSchema } from "../model/tabulation.ts";
import { loadTabulations } from "./load.ts";

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "mandate-results-")));
});

const write = async (file: string, text: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
};

const descriptor = (more: object) => ({
  id: "f45",
  file: "results/f45.yaml",
  value: tabulationSchema.parse({
    title: "Sheets",
    issuer: "A party",
    stage: "form-45",
    level: "station",
    election: "2024-02-08",
    ...more,
  }),
});

const load = async (more: object, parties?: string[]) => {
  const { tables, problems } = await loadTabulations({
    root,
    descriptors: [descriptor(more)],
    ...(parties && { parties }),
  });
  return {
    rows: (name: string) => rowsOf(tables, name),
    codes: problems.map((p) => p.code),
    problems,
  };
};

const rowsOf = (tables: Table[], name: string): (readonly Cell[])[] => {
  const table = tables.find(({ spec }) => spec.name === name);
  return table && "rows" in table ? Array.from(table.rows) : [];
};

const wide = {
  data: "f45/*.csv",
  columns: { station: "No", registered: "Roll" },
  candidates: [{ column: "PTI-IND", party: "PTI" }, { column: "MQM-P" }],
};

test("wide data, one file a contest: a sheet a row, a vote a candidate, absent columns passed over", async () => {
  await write("results/f45/NA-1.csv", "No,Roll,PTI-IND,MQM-P\n1,900,10,20\n2,800,,0\n");
  await write("results/f45/NA-2.csv", "No,Roll,PTI-IND\r\n1,5,1\r\n");
  const { rows, codes } = await load(wide, ["PTI", "MQM-P"]);
  expect(codes).toEqual([]);
  expect(rows("sheets")).toEqual([
    ["f45", 1, "NA-1", "1", 900, null, null, null, "results/f45/NA-1.csv", 2],
    ["f45", 2, "NA-1", "2", 800, null, null, null, "results/f45/NA-1.csv", 3],
    ["f45", 10_000_001, "NA-2", "1", 5, null, null, null, "results/f45/NA-2.csv", 2],
  ]);
  expect(rows("votes").map((row) => row.slice(1))).toEqual([
    [1, "NA-1", "PTI-IND", 10],
    [1, "NA-1", "MQM-P", 20],
    [2, "NA-1", "PTI-IND", null],
    [2, "NA-1", "MQM-P", 0],
    [10_000_001, "NA-2", "PTI-IND", 1],
  ]);
  expect(rows("candidates")[0]).toEqual(["f45", "NA-1", "PTI-IND", null, "PTI", "PTI-IND"]);
});

test("long data: a contest's own return, a sheet without station, candidates of one name told apart", async () => {
  await write(
    "results/winners.csv",
    "seat,province,name,party,votes\nNA-1,KP,Ali,IND,5\nNA-1,KP,Ali,IND,4\nNA-1,KP,Ali,XYZ,3\nNA-1,KP,Ali,XYZ,3\n",
  );
  const { rows, problems } = await load(
    {
      level: "contest",
      data: "winners.csv",
      columns: {
        contest: "seat",
        regions: ["province"],
        candidate: "name",
        party: "party",
        votes: "votes",
      },
    },
    ["IND"],
  );
  expect(rows("sheets")).toEqual([
    ["f45", 1, "NA-1", null, null, null, null, null, "results/winners.csv", 2],
  ]);
  expect(rows("candidates").map((row) => [row[2], row[4], row[5]])).toEqual([
    ["Ali", "IND", "IND"],
    ["Ali (IND)", "IND", "IND"],
    ["Ali (XYZ)", null, "XYZ"],
  ]);
  expect(rows("contests")).toEqual([["f45", "NA-1", ["KP"], 1, null, null, null, null]]);
  expect(rows("set_aside").map((row) => row.slice(2, 5))).toEqual([
    [5, null, "repeats an earlier row"],
  ]);
  expect(problems.map(({ code, at }) => [code, at])).toEqual([
    ["results/unknown-party", { file: "results/f45.yaml" }],
  ]);
});

test("rows that cannot be used are set aside with line, column and reason; none is lost", async () => {
  await write(
    "results/f45/NA-1.csv",
    'No,Roll,PTI-IND,MQM-P\n1,9,1,2\n2,9,-1,2\n3,9,1.5,2\n4,9,1\n,9,1,1\n"5\nA",9,1,1\n"6,9,1,1\n7,9,"1,234",1\n',
  );
  const { rows } = await load(wide);
  expect(rows("sheets").map((row) => [row[3], row[9]])).toEqual([
    ["1", 2],
    ["5\nA", 7],
    ["7", 10],
  ]);
  expect(rows("set_aside").map((row) => row.slice(2, 5))).toEqual([
    [3, "PTI-IND", "a negative number"],
    [4, "PTI-IND", "a fraction where a whole number belongs"],
    [5, null, "3 cells where the header has 4"],
    [6, "No", "no polling station"],
    [9, null, "text after a closing quote"],
  ]);
});

test("a path that leaves the case, a symlink that does, and data that is not there are problems", async () => {
  await write("results/f45/NA-1.csv", "No,Roll,PTI-IND\n1,2,3\n");
  await symlink("/etc/hostname", join(root, "results/link.csv"));
  expect((await load({ ...wide, data: "../../x.csv" })).codes).toEqual(["path/outside"]);
  expect((await load({ ...wide, data: "link.csv" })).codes).toEqual(["path/outside"]);
  expect((await load({ ...wide, data: "nothing/*.csv" })).codes).toEqual(["results/no-data"]);
});

test("a column the data has not is a problem with the nearest name, at the file", async () => {
  await write("results/f45/NA-1.csv", "No,Rol,PTI-IND\n1,2,3\n");
  const { problems } = await load(wide);
  expect(problems[0]).toMatchObject({
    code: "results/no-column",
    at: { file: "results/f45/NA-1.csv", line: 1 },
    fix: "Did you mean “Rol”?",
  });
});
