import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { importText } from "../../test/import.ts";

type Cells = readonly (string | number)[];

const xmlns = "http://schemas.openxmlformats.org";

const cell = (value: string | number): string =>
  typeof value === "number"
    ? `<c><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t>${value}</t></is></c>`;

/** Cells without an address stand where the one before ends: written so by some programs. */
const worksheet = (rows: readonly Cells[]): string => {
  const lines = rows.map((cells, i) => {
    const addressed = cells.map((value, column) =>
      value === ""
        ? ""
        : cell(value).replace("<c", `<c r="${String.fromCharCode(65 + column)}${i + 1}"`),
    );
    return `<row r="${i + 1}">${addressed.join("")}</row>`;
  });
  return `<worksheet xmlns="${xmlns}/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData></worksheet>`;
};

/** A workbook of Office Open XML with these worksheets. */
const workbook = (sheets: Record<string, readonly Cells[]>): Uint8Array => {
  const names = Object.keys(sheets);
  const each = (write: (name: string, number: number) => string): string =>
    names.map((name, i) => write(name, i + 1)).join("");
  const relation = `${xmlns}/officeDocument/2006/relationships`;
  const files = {
    "[Content_Types].xml": `<Types xmlns="${xmlns}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "xl/workbook.xml": `<workbook xmlns="${xmlns}/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${xmlns}/package/2006/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${relation}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheets[name])]),
    ),
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
  );
};

const results: Cells[] = [
  ["District", "Polling Station", "Registered", "Alpha", "Beta", "Valid Votes"],
  ["North", "S1", 600, 250, 150, 400],
  ["North", "S2", 500, 100, 200, 300],
  ["South", "S3", 400, 90, 110, 200],
];

test("place, signature and source below a table are no stations", async () => {
  const signed = [...results, ["Place: Test"], ["Returning Officer"]];
  const { rows, sums, codes } = await importText("t.xlsx", workbook({ A: signed }));
  expect([codes, rows("stations").length]).toEqual([[], 3]);
  expect(sums).toEqual({ Alpha: 440, Beta: 460 });
  expect(rows("set_aside").map((row) => row[4])).toEqual(
    Array.from({ length: 2 }, () => "stands alone in its row, below the table"),
  );
});
