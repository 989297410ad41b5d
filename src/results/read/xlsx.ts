import { unreadable, unzip, zipEntries } from "./bytes.ts";
import type { Grid } from "./grid.ts";
import { type RowsOptions, rowsGrid } from "./rows-grid.ts";
import { isTable, type Worksheets, worksheetNames, worksheets } from "./worksheets.ts";

type Value = string | number | boolean | Date | null;

const cellText = (value: Value | undefined): string => {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** Unpacks nothing that is larger than is sane: a workbook is a zip. Out: the names of its worksheets. */
const namesIn = async (bytes: Buffer, file: string): Promise<string[]> => {
  let workbook = "";
  for (const entry of await zipEntries(bytes, file)) {
    const part = unzip(entry, file);
    if (entry.fileName === "xl/workbook.xml") workbook = part.toString();
  }
  return worksheetNames(workbook, file);
};

export interface SheetOptions extends RowsOptions {
  /** Name of the worksheet; absent: the first that holds a table. */
  sheet?: string | undefined;
}

const rowsOf = async (bytes: Buffer, file: string, sheet: string | number): Promise<string[][]> => {
  const { readSheet } = await import("read-excel-file/node");
  try {
    const rows = (await readSheet(bytes, sheet)) as unknown as Value[][];
    return rows.map((row) => row.map(cellText));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const message = `The spreadsheet cannot be read: ${said}`;
    throw unreadable(file, message, "Name its worksheet in `format.sheet`.");
  }
};

/** At most so many worksheets are opened in search of a table. */
const mostTried = 10;

const firstTable = async (bytes: Buffer, file: string, names: readonly string[]) => {
  const first = await rowsOf(bytes, file, 1);
  if (isTable(first)) return { rows: first, read: names[0] ?? "" };
  for (const read of names.slice(1, mostTried)) {
    const rows = await rowsOf(bytes, file, read);
    if (isTable(rows)) return { rows, read };
  }
  return { rows: first, read: names[0] ?? "" };
};

/** A worksheet as a grid, formulas by the value saved with them, a header of several rows joined into one. */
export const xlsxGrid = async (
  bytes: Buffer,
  { file, sheet, headerRow }: SheetOptions,
): Promise<{ grid: Grid; sheets: Worksheets }> => {
  const names = await namesIn(bytes, file);
  const { rows, read } = sheet
    ? { rows: await rowsOf(bytes, file, sheet), read: sheet }
    : await firstTable(bytes, file, names);
  return { grid: rowsGrid(rows, { file, headerRow }), sheets: worksheets(names, read) };
};
