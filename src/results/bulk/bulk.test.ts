import { mkdtemp, readdir, realpath, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeElection } from "../../../bench/results/make.ts";
import { openDuckDB } from "../../lib/duckdb.ts";
import type { Table } from "../../model/table.ts";
import { tabulationSchema } from "../../model/tabulation.ts";
import { loadTables } from "../../tables/load.ts";
import { loadTabulations } from "../load.ts";
import { reconcileWide } from "./reconcile.ts";
import { countPlainRows } from "./scan.ts";
import { deriveWide, type WideFile } from "./wide.ts";

let root: string;
let opened: Awaited<ReturnType<typeof openDuckDB>>;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "mandate-bulk-")));
  opened = await openDuckDB();
});
afterEach(() => {
  opened.connection.closeSync();
  opened.instance.closeSync();
});

const candidates = Array.from({ length: 20 }, (_, i) => ({ column: `c${i + 1}` }));

const descriptor = (id: string, more: object = {}) => ({
  id,
  file: `${id}.yaml`,
  value: tabulationSchema.parse({
    title: "T",
    issuer: "I",
    stage: "s",
    level: "station",
    election: "2024-01-01",
    data: `${id}.csv`,
    columns: {
      contest: "contest",
      station: "station",
      registered: "registered",
      valid: "valid",
      rejected: "rejected",
    },
    candidates,
    ...more,
  }),
});

/** Every table as sorted text, whatever it came in. */
const dump = async (tables: readonly Table[]): Promise<Record<string, string[]>> => {
  const { connection, instance } = await openDuckDB();
  await loadTables(connection, tables);
  const names = [...new Set(tables.map(({ spec }) => spec.name))];
  const dumped: Record<string, string[]> = {};
  for (const name of names) {
    const rows = await connection.runAndReadAll(`select t::varchar from ${name} t order by 1`);
    dumped[name] = rows.getRows().map(([text]) => String(text));
  }
  connection.closeSync();
  instance.closeSync();
  return dumped;
};

const load = async (descriptors: ReturnType<typeof descriptor>[], cache?: string) =>
  loadTabulations({ root, descriptors, bulkFrom: 0, ...(cache && { cache }) });

const kinds = (tables: readonly Table[]): boolean =>
  tables.some((table) => "parquet" in table && table.parquet.length > 0);

test("bulk and careful reader give the same tables", async () => {
  await makeElection(root, 2_000, 7);
  const all = { coverage: { candidates: "all", stations: "all" } };
  const careful = await load([descriptor("a", all), descriptor("b")]);
  const bulk = await load([descriptor("a", all), descriptor("b")], join(root, "cache"));
  expect([kinds(careful.tables), kinds(bulk.tables)]).toEqual([false, true]);
  expect(bulk.problems).toEqual(careful.problems);
  const [x, y] = [await dump(careful.tables), await dump(bulk.tables)];
  expect(Object.keys(y)).toEqual(Object.keys(x));
  for (const name of Object.keys(x)) expect(y[name]).toEqual(x[name]);
});

test("quotes, blanks, regions and several columns a station come out alike", async () => {
  const rows = Array.from({ length: 2_000 }, (_, i) =>
    [
      `"R ${i % 7}"`,
      `"Place, ${i % 70}"`,
      `D${i % 3}`,
      i,
      i % 11 === 0 ? "" : 900,
      i % 5,
      i % 13 === 0 ? "" : i % 400,
      `${i % 9}`,
      "note, none".length,
    ].join(","),
  );
  await writeFile(
    join(root, "q.csv"),
    `\ufeffregion,place,contest,no,roll,bad,"A, B",C,x\r\n${rows.join("\r\n")}\r\n`.repeat(1),
  );
  const padded = rows.map((row) => `${row},${"x".repeat(60)}`);
  await writeFile(
    join(root, "q.csv"),
    `\ufeffregion,place,contest,no,roll,bad,"A, B",C,x,pad\r\n${padded.join("\r\n")}`,
  );
  const value = {
    data: "q.csv",
    columns: {
      contest: "contest",
      station: ["place", "no"],
      regions: ["region", "place"],
      registered: "roll",
      rejected: ["bad", "x"],
    },
    candidates: [
      { column: "A, B", party: "AB" },
      { column: "C", name: "Someone" },
    ],
  };
  const careful = await load([descriptor("q", value)]);
  const bulk = await load([descriptor("q", value)], join(root, "cache"));
  expect(kinds(bulk.tables)).toBe(true);
  expect(await dump(bulk.tables)).toEqual(await dump(careful.tables));
});

const scan = (text: string) =>
  countPlainRows({
    bytes: Buffer.from(text),
    delimiter: ",",
    rules: ["required", "count", "text"],
  });

test.each([
  ["a,b,c\nx,1,y\nz,2,\n", 2],
  ['a,b,c\r\n"x",1,y\r\nz,,"w"', 2],
  ["a,b,c\nx,1.5,y\n", undefined],
  ["a,b,c\nx,-1,y\n", undefined],
  ["a,b,c\nx,1e3,y\n", undefined],
  ["a,b,c\nx, 1,y\n", undefined],
  ["a,b,c\nx,1,y \n", undefined],
  ["a,b,c\nx,1,y\u00a0\n", undefined],
  ["a,b,c\n,1,y\n", undefined],
  ["a,b,c\nx,1\n", undefined],
  ["a,b,c\nx,1,y,z\n", undefined],
  ["a,b,c\nx,1,y\n\nz,1,y\n", undefined],
  ['a,b,c\n"x\ny",1,y\n', undefined],
  ['a,b,c\n"x""y",1,"""y"\n', 1],
  ['a,b,c\n"x"y,1,y\n', undefined],
  ['a,b,c\n"x""y,1,y\n', undefined],
  ["a,b,c\nx,۱,y\n", undefined],
  ["a,b,c\r\nx,1,y\nz,1,y\r\n", undefined],
])("the scan of %j", (text, rows) => {
  expect(scan(text)).toBe(rows);
});

test("every planted difference is found, and no other; what is cached is not derived again", async () => {
  const made = await makeElection(root, 200_000, 3);
  const wide = async (id: string): Promise<WideFile> => {
    const source = { file: `${id}.csv`, path: join(root, `${id}.csv`) };
    const input = {
      connection: opened.connection,
      cache: join(root, "cache"),
      descriptor: descriptor(id),
      source,
      partyOf: () => null,
    };
    const file = await deriveWide(input);
    if (!file) throw new Error("not derived");
    return file;
  };
  const [a, b] = [await wide("a"), await wide("b")];
  const found = await reconcileWide(opened.connection, [a], [b]);
  expect([found?.differences.length, found?.onlyA.length, found?.onlyB.length]).toEqual([
    made.changed,
    made.onlyInA,
    made.onlyInB,
  ]);
  expect(
    found?.differences.every(
      ({ candidate, a, b }) => candidate === "c1" && Number(b) - Number(a) === 17,
    ),
  ).toBe(true);
  const derivedAt = async () => {
    const names = (await readdir(join(root, "cache"))).filter((name) => name.endsWith(".parquet"));
    return Promise.all(names.map(async (name) => (await stat(join(root, "cache", name))).mtimeMs));
  };
  const before = await derivedAt();
  await wide("a");
  const after = await derivedAt();
  expect(before.length).toBe(2);
  expect(after).toEqual(before);
});

test("a station of several sheets is not for the bulk reconciliation", async () => {
  const header = `contest,station,registered,valid,rejected,${candidates.map(({ column }) => column).join(",")}`;
  const row = (station: string) => `X,${station},1,1,1,${candidates.map(() => "1").join(",")}`;
  await writeFile(join(root, "a.csv"), [header, row("1"), row("2"), row("2")].join("\n"));
  await writeFile(join(root, "b.csv"), [header, row("1"), row("2")].join("\n"));
  const wide = (id: string) =>
    deriveWide({
      connection: opened.connection,
      cache: join(root, "cache"),
      descriptor: descriptor(id),
      source: { file: `${id}.csv`, path: join(root, `${id}.csv`) },
      partyOf: () => null,
    });
  const [a, b] = [await wide("a"), await wide("b")];
  expect(a && b && (await reconcileWide(opened.connection, [a], [b]))).toBeUndefined();
});
