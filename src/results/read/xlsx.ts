import { unreadable, unzip, zipEntries } from "./bytes.ts";
import { type Grid, headerNames, mostColumns } from "./grid.ts";
import { bodyRows, findHeader, headerWithin, joinHeaders } from "./header.ts";

type Value = string | number | boolean | Date | null;

const cellText = (value: Value | undefined): string => {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** Unpacks nothing that is larger than is sane: a workbook is a zip. */
const checkSize = async (bytes: Buffer, file: string): Promise<void> => {
  for (const entry of await zipEntries(bytes, file)) unzip(entry, file);
};

export interface XlsxOptions {
  file: string;
  /** Name of the worksheet; absent: the first. */
  sheet?: string | undefined;
  /** Row of the headers, from 1; absent: found. */
  headerRow?: number | undefined;
}

/** A worksheet as a grid, formulas by the value saved with them, a header of several rows joined into one. */
export const xlsxGrid = async (
  bytes: Buffer,
  { file, sheet, headerRow }: XlsxOptions,
): Promise<Grid> => {
  await checkSize(bytes, file);
  const { readSheet } = await import("read-excel-file/node");
  let rows: Value[][];
  try {
    rows = (await readSheet(bytes, sheet ?? 1)) as unknown as Value[][];
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(
      file,
      `The spreadsheet cannot be read: ${said}`,
      "Name its worksheet in `format.sheet`.",
    );
  }
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (rows.length === 0 || width > mostColumns) {
    throw unreadable(file, `${width} columns: this is no result sheet`, "Check the worksheet.");
  }
  const top = rows.slice(0, (headerRow ?? 0) + headerWithin).map((row) => row.map(cellText));
  const span = headerRow ? { first: headerRow - 1, last: headerRow - 1 } : findHeader(top, width);
  const headers = headerNames(joinHeaders(top.slice(span.first, span.last + 1), width));
  const all = rows.map((row, i) => ({
    line: i + 1,
    cells: Array.from({ length: width }, (_, column) => cellText(row[column])),
  }));
  return { headers, rows: bodyRows(all, top, span) };
};
