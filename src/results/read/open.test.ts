import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { openDuckDB } from "../../lib/duckdb.ts";
import { MandateError } from "../../lib/error.ts";
import type { Cell, Table } from "../../model/table.ts";
import { tabulationSchema } from "../../model/tabulation.ts";
import { loadTabulations } from "../load.ts";
import { openFile } from "./open.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandate-read-"));
});

const put = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return { file: name, path: join(folder, name) };
};

const read = async (name: string, content: string | Uint8Array, format: object = {}) => {
  const { grid, ...found } = await openFile(await put(name, content), format);
  const data = Iterator.from(grid.rows).filter(({ fault }) => fault === undefined);
  return { ...found, headers: grid.headers, rows: data.map(({ cells }) => cells).toArray() };
};

const failure = async (
  name: string,
  content: string | Uint8Array,
  format: object = {},
): Promise<string> => {
  try {
    const { rows } = await read(name, content, format);
    return `read ${rows.length} rows`;
  } catch (error) {
    if (!(error instanceof MandateError)) throw error;
    expect(error.at?.file).toBe(name);
    return error.code;
  }
};

/** A zip of one or more files, written by hand so that it can be made wrong. */
const zip = (files: Record<string, string | Buffer>, declared?: number): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const data = deflateRawSync(raw);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(raw), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(declared ?? raw.length, 18);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      Buffer.from("PK\u0003\u0004", "latin1"),
      header,
      Buffer.from(name),
      data,
    ]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([
        Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"),
        header,
        tail,
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

const sheet = (rows: string, merges = ""): Buffer =>
  zip({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Results" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${merges}</worksheet>`,
  });

const t = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const n = (ref: string, value: number | string): string => `<c r="${ref}"><v>${value}</v></c>`;

const table = "station,A,B\n1,10,20\n2,30,40\n";
const expected = {
  headers: ["station", "A", "B"],
  rows: [
    ["1", "10", "20"],
    ["2", "30", "40"],
  ],
};

const bytesIn = (
  text: string,
  encoding: "windows-1251" | "windows-1256" | "windows-1252",
): Buffer => {
  const decoder = new TextDecoder(encoding);
  const byChar = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from(Array.from(text, (char) => byChar.get(char) ?? 63));
};

test.each([
  ["semicolons", "station;A;B\n1;10;20\n2;30;40\n"],
  ["tabs", table.replaceAll(",", "\t")],
  ["pipes", table.replaceAll(",", "|")],
  ["a byte order mark", `\ufeff${table}`],
  ["carriage returns alone", table.replaceAll("\n", "\r")],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${table}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from(table, "utf16le")],
  ["gzip", gzipSync(table)],
  ["zip", zip({ "a.csv": table, "__MACOSX/._a.csv": "x" })],
  [
    "JSON",
    JSON.stringify([
      { station: 1, A: 10, B: 20 },
      { station: 2, A: 30, B: 40 },
    ]),
  ],
  [
    "JSON in an object",
    JSON.stringify({
      results: [
        { station: 1, A: 10, B: 20 },
        { station: 2, A: 30, B: 40 },
      ],
    }),
  ],
  ["JSON Lines", '{"station":1,"A":10,"B":20}\n{"station":2,"A":30,"B":40}\n'],
])("reads %s", async (_, content) => {
  const { headers, rows } = await read("data", content);
  expect({ headers, rows }).toEqual(expected);
});

test.each([
  ["windows-1251", "участок,Единая Россия,Яблоко\n1,10,20\n"],
  ["windows-1252", "sección,Año,Núñez\n1,10,20\n"],
  ["windows-1256", "المحطة,الحزب الأول,مرشح\n1,10,20\n"],
] as const)("tells %s by the words it makes", async (encoding, text) => {
  const { headers, encoding: found } = await read("data.csv", bytesIn(text, encoding));
  expect(found).toBe(encoding);
  expect(headers).toEqual(text.split("\n")[0].split(","));
});

test("Parquet, every value by its text", async () => {
  const { connection, instance } = await openDuckDB();
  const path = join(folder, "a.parquet");
  await connection.run(
    `copy (select 1 as station, 10::bigint as A, 20 as B union all select 2, 30, null) to '${path}' (format parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  const { grid } = await openFile({ file: "a.parquet", path }, {});
  expect([grid.headers, [...grid.rows].map(({ cells }) => cells)]).toEqual([
    expected.headers,
    [
      ["1", "10", "20"],
      ["2", "30", ""],
    ],
  ]);
});

test("a spreadsheet with a merged header of two rows and a formula: names joined, the saved value read", async () => {
  const rows =
    `<row r="1">${t("A1", "Station")}${t("B1", "Votes")}</row><row r="2">${t("B2", "A")}${t("C2", "B")}</row>` +
    `<row r="3">${n("A3", 1)}${n("B3", 10)}<c r="C3"><f>B3*2</f><v>20</v></c></row>` +
    `<row r="4">${n("A4", 2)}${n("B4", 30)}<c r="C4"><f>B4*2</f></c></row>`;
  const merges = `<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`;
  const { type, headers, rows: body } = await read("a.xlsx", sheet(rows, merges));
  expect([type, headers]).toEqual(["xlsx", ["Station", "Votes A", "Votes B"]]);
  // A formula without a saved value is unknown, never zero.
  expect(body).toEqual([
    ["1", "10", "20"],
    ["2", "30", ""],
  ]);
});

test("hostile and broken files end in an error that names the file", async () => {
  const whole = zip({ "a.csv": table });
  expect(await failure("cut.zip", whole.subarray(0, whole.length - 30))).toBe("results/unreadable");
  expect(await failure("bomb.zip", zip({ "a.csv": Buffer.alloc(60_000_000) }))).toBe(
    "results/too-large",
  );
  expect(await failure("liar.zip", zip({ "a.csv": Buffer.alloc(60_000_000) }, 100))).toMatch(
    /results\/(?:too-large|unreadable)/,
  );
  expect(await failure("two.zip", zip({ "a.csv": table, "b.csv": table }))).toBe(
    "results/unreadable",
  );
  expect(await failure("inner.zip", zip({ "a.zip": whole }))).toBe("results/unreadable");
  expect(await failure("bomb.gz", gzipSync(Buffer.alloc(60_000_000)))).toBe("results/too-large");
  expect(await failure("cut.gz", gzipSync(table.repeat(99)).subarray(0, 60))).toBe(
    "results/unreadable",
  );
  expect(await failure("wide.csv", `${"a,".repeat(300_000)}\n1\n`)).toBe("results/unreadable");
  expect(
    await failure("binary.csv", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0, 255, 200])),
  ).toBe("results/unreadable");
  expect(await failure("empty.csv", "")).toBe("results/unreadable");
  expect(await failure("cut.json", '[{"a":1},')).toBe("results/unreadable");
  expect(await failure("bomb.xlsx", zip({ "xl/workbook.xml": Buffer.alloc(60_000_000) }))).toBe(
    "results/too-large",
  );
  expect(await failure("broken.parquet", "PAR1 and nothing more")).toBe("results/unreadable");
  expect(await failure("entity.xml", '<!DOCTYPE a [<!ENTITY b "c">]><ElectionReport/>')).toBe(
    "results/unreadable",
  );
  expect(await failure("odd.csv", table, { encoding: "ebcdic-nowhere" })).toBe("results/encoding");
});

const descriptor = (format: object = {}) => ({
  id: "t",
  file: "t.yaml",
  value: tabulationSchema.parse({
    title: "T",
    issuer: "I",
    stage: "s",
    level: "station",
    election: "2024-01-01",
    data: "t.csv",
    contest: "X",
    format,
    columns: { station: "station" },
    candidates: [{ column: "A" }, { column: "B" }],
  }),
});

const load = async (content: string | Uint8Array, format: object = {}) => {
  await put("t.csv", content);
  const { tables, problems } = await loadTabulations({
    root: folder,
    descriptors: [descriptor(format)],
  });
  const rows = (name: string): (readonly Cell[])[] =>
    tables.flatMap((table: Table) =>
      table.spec.name === name && "rows" in table ? Array.from(table.rows) : [],
    );
  return {
    votes: rows("votes").map((row) => row[4]),
    aside: rows("set_aside").map((row) => row[4]),
    sheets: rows("sheets"),
    problems,
  };
};

test("thousands in three locales, and Eastern Arabic digits", async () => {
  expect((await load('station,A,B\n1,"1,234","12,34,567"\n')).votes).toEqual([1234, 1_234_567]);
  expect((await load("station;A;B\n1;1.234;2 345\n", { decimal: "," })).votes).toEqual([
    1234, 2345,
  ]);
  expect((await load("station;A;B\n1;1\u00a0234;1'234\n")).votes).toEqual([1234, 1234]);
  expect((await load("station,A,B\n1,۱۲۳۴,١٬٢٣٤\n")).votes).toEqual([1234, 1234]);
});

test("what could be a thousand or a fraction is set aside until the descriptor says which", async () => {
  const { votes, aside } = await load("station,A,B\n1,1.234,5\n2,-3,1\n3,2.5,1\n4,x,1\n5,1.0,2\n");
  expect(votes).toEqual([1, 2]);
  expect(aside).toEqual([
    "could be a fraction or thousands: state format.decimal in the descriptor",
    "a negative number",
    "a fraction where a whole number belongs",
    "not a whole number",
  ]);
});

test("a line in another encoding loses nothing: its counts are read, its name shows the damage", async () => {
  const mixed = Buffer.concat([
    Buffer.from("station,A,B\nUno,1,2\n"),
    Buffer.from("Año,3,4\n", "latin1"),
    Buffer.from("Niño,5,6\n"),
  ]);
  const { votes, sheets } = await load(mixed, { encoding: "utf-8" });
  expect(votes).toEqual([1, 2, 3, 4, 5, 6]);
  expect(sheets.map((row) => row[3])).toEqual(["Uno", "A\ufffdo", "Niño"]);
});

/** Lines with a character, less the first of them, the header. */
const dataLines = (text: string): number =>
  Math.max(0, text.split(/\r\n|\n|\r/).filter((line) => line !== "").length - 1);

const base = Buffer.from("station,A,B\n1,10,20\n2,30,40\n3,5,6\n");
const mutation = fc.record({
  at: fc.nat(base.length - 1),
  byte: fc.constantFrom(...Buffer.from('",\n\r;-.x9 \u0000\u00ff', "latin1")),
  how: fc.constantFrom("set", "insert", "cut"),
});

const mutate = (changes: { at: number; byte: number; how: string }[]): Buffer => {
  let bytes = base;
  for (const { at, byte, how } of changes) {
    const head = bytes.subarray(0, at);
    if (how === "cut") bytes = Buffer.concat([head, bytes.subarray(at + 3)]);
    else
      bytes = Buffer.concat([head, Buffer.of(byte), bytes.subarray(how === "set" ? at + 1 : at)]);
  }
  return bytes;
};

test("thousands of mutated files: nothing crashes or hangs, and every line is on a sheet or set aside", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async (changes) => {
      const bytes = mutate(changes);
      const { sheets, aside, problems } = await load(bytes, {
        delimiter: ",",
        encoding: "windows-1252",
      });
      if (problems.length > 0) return;
      const lines = dataLines(bytes.toString("latin1"));
      const quoted = bytes.includes(34);
      // Without quotes every line is a row; a quoted cell may hold line ends, and only then are there fewer rows.
      if (quoted) expect(sheets.length + aside.length).toBeLessThanOrEqual(lines);
      else expect(sheets.length + aside.length).toBe(lines);
      expect(sheets.length + aside.length > 0 || lines === 0).toBe(true);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test("mutated archives and reports never crash", { timeout: 120_000 }, async () => {
  const sources = [
    zip({ "a.csv": table }),
    gzipSync(table),
    Buffer.from(
      '{"@type":"ElectionResults.ElectionReport","Election":[{"Contest":[{"Name":"X"}]}]}',
    ),
    sheet(`<row r="1">${t("A1", "x")}</row>`),
  ];
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.nat(10_000), fc.nat(255), async (which, at, byte) => {
      const bytes = Buffer.from(sources[which]);
      bytes[at % bytes.length] = byte;
      expect(await failure("data", bytes)).toMatch(/^(?:read|results\/)/);
    }),
    { numRuns: 1000, seed: 11 },
  );
});
