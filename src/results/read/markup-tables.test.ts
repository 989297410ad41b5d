import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { importText } from "../../../test/import.ts";
import { MandateError } from "../../lib/error.ts";
import { openFile } from "./open.ts";

const read = async (name: string, content: string | Uint8Array, format: object = {}) => {
  const path = join(await mkdtemp(join(tmpdir(), "mandate-markup-")), name);
  await writeFile(path, content);
  const { grid, type } = await openFile({ file: name, path }, format);
  const rows = Array.from(grid.rows).filter(({ fault }) => fault === undefined);
  return { type, headers: grid.headers, rows: rows.map(({ cells }) => cells) };
};

const failure = (name: string, content: string | Uint8Array, format: object = {}) =>
  read(name, content, format).then(
    () => "read",
    (error: MandateError) => [error.code, error.message, error.fix].join(" | "),
  );

const row = (...cells: string[]): string => `<table:table-row>${cells.join("")}</table:table-row>`;
const text = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const number = (value: number, shown: string): string =>
  `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
const blanks = (many: number): string =>
  `<table:table-cell table:number-columns-repeated="${many}"/>`;

const ods = (...tables: [name: string, rows: string][]): Uint8Array => {
  const spaces = ["office", "table", "text"]
    .map((one) => `xmlns:${one}="urn:oasis:names:tc:opendocument:xmlns:${one}:1.0"`)
    .join(" ");
  const sheets = tables.map(
    ([name, rows]) =>
      `<table:table table:name="${name}"><table:table-column/>${rows}</table:table>`,
  );
  const content = `<?xml version="1.0"?><office:document-content ${spaces}><office:body><office:spreadsheet>${sheets.join("")}</office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: Buffer.from("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": Buffer.from(content),
  });
};

const sheet =
  row(text("Results &amp; sums"), blanks(2)) +
  `<table:table-header-rows>${row(text("Station"), text("Votes"), "<table:covered-table-cell/>")}${row(blanks(1), text("A"), text("B"))}</table:table-header-rows>` +
  row(text("S1"), number(1200, "1.200"), number(7, "7")) +
  `<table:table-row table:number-rows-repeated="2">${text("S2")}${number(3, "3")}${number(4, "4")}</table:table-row>` +
  `<table:table-row table:number-rows-repeated="1048000">${blanks(1024)}</table:table-row>`;

test("an OpenDocument spreadsheet: values as saved, header rows joined, repeated rows, a million blank ones", async () => {
  const { type, headers, rows } = await read("a.ods", ods(["S", sheet]));
  expect([type, headers]).toEqual(["ods", ["Station", "Votes A", "Votes B"]]);
  expect(rows).toEqual([
    ["S1", "1200", "7"],
    ["S2", "3", "4"],
    ["S2", "3", "4"],
    ["", "", ""],
  ]);
});

test("a worksheet is chosen by its name, and one that is not there is named with those that are", async () => {
  const other = row(text("Mesa"), text("X")) + row(text("1"), number(5, "5"));
  const book = ods(["S", sheet], ["Other", other]);
  expect((await read("a.ods", book, { sheet: "Other" })).rows).toEqual([["1", "5"]]);
  expect(await failure("a.ods", book, { sheet: "None" })).toContain("It has: S · Other");
});

test("a spreadsheet that repeats without end or nests without end is bounded", async () => {
  const repeated =
    row(text("A"), text("B")) +
    `<table:table-row table:number-rows-repeated="999999999">${text("x")}${number(1, "1")}</table:table-row>`;
  expect((await read("a.ods", ods(["S", repeated]))).rows.length).toBe(10_000);
  const wide = row(
    `<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>`,
  );
  expect(await failure("a.ods", ods(["S", wide]))).toContain("results/unreadable");
  const deep = `${"<table:table-row-group>".repeat(50_000)}${"</table:table-row-group>".repeat(50_000)}`;
  expect(await failure("a.ods", ods(["S", deep]))).toContain("results/");
});

const page = `<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>
<table><tr><td>menu</td></tr></table>
<script>document.write("never")</script>
<table><thead><tr><th rowspan="2">Station</th><th colspan="2">Votes</th></tr><tr><th>A</th><th>B &amp; C</th></tr></thead>
<tr><td rowspan="2">S1</td><td>1,200</td><td><b>7</b></td></tr><tr><td>3</td><td>4</td></tr>
<tr><td>S2</td><td>5<td>6</tr></table></body></html>`;

test("a page that calls itself a spreadsheet: its largest table, cells that span, nothing run", async () => {
  const { type, headers, rows } = await read("results.xls", page);
  expect([type, headers]).toEqual(["html", ["Station", "Votes A", "Votes B & C"]]);
  expect(rows).toEqual([
    ["S1", "1,200", "7"],
    ["S1", "3", "4"],
    ["S2", "5", "6"],
  ]);
  expect(await failure("empty.html", "<html><body><p>no table</p></body></html>")).toContain(
    "The page has no table",
  );
});

test("pages made to nest or span without end are bounded", { timeout: 60_000 }, async () => {
  const nested = `<table><tr><td>`.repeat(200_000);
  expect(await failure("n.html", `<html><body>${nested}</body></html>`)).toMatch(/read|results\//);
  const spanning = `<html><table><tr><th colspan="999999999" rowspan="999999999">x</th></tr></table></html>`;
  expect(await failure("s.html", spanning)).toContain("results/unreadable");
});

test.each([
  ["a.pdf", "%PDF-1.7\n1 0 obj", "This is a PDF"],
  ["a.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), "before 2007"],
  ["a.png", Buffer.from("89504e470d0a1a0a", "hex"), "This is a picture"],
  ["a.rar", "Rar!\u001a\u0007", "RAR archive"],
])("%s is named for what it is, with what to do", async (name, content, said) => {
  expect(await failure(name, content)).toContain(said);
});

test("a cover before the table is passed over, and the worksheets left unread are named", async () => {
  const cover = row(text("Election Commission"));
  const table =
    row(text("Station"), text("A"), text("B")) +
    row(text("S1"), number(1, "1"), number(2, "2")) +
    row(text("S2"), number(3, "3"), number(4, "4"));
  const workbook = ods(["Cover", cover], ["North", table], ["South", table]);
  const { value, proposal, sums } = await importText("t.ods", workbook);
  expect(sums).toEqual({ A: 4, B: 6 });
  expect(value.format.sheet).toBe("North");
  expect(proposal.doubts[0]).toContain("only the worksheet “North” is read, of 3");
  expect(proposal.doubts[0]).toContain("Cover · South");
});
