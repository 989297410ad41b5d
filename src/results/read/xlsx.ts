import { unreadable, unzip, zipEntries } from "./bytes.ts";
import { type Grid, headerNames, mostColumns } from "./grid.ts";

type Value = string | number | boolean | Date | null;

const cellText = (value: Value | undefined): string => {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** Unpacks nothing that is larger than is sane: a workbook is a zip. */
const checkSize = async (bytes: Buffer, file: string): Promise<void> => {
  for (const entry of await zipEntries(bytes, file)) unzip(entry, file);
};

/** Cells of a merged header hold its text only in the first: the columns below it share what stands above. */
const joinHeaders = (rows: readonly (readonly Value[])[], width: number): string[] => {
  const texts = rows.map((row, depth) => {
    let last = "";
    return Array.from({ length: width }, (_, i) => {
      const text = cellText(row[i]);
      if (text !== "") last = text;
      return depth === rows.length - 1 ? text : last;
    });
  });
  return Array.from({ length: width }, (_, i) =>
    [...new Set(texts.map((row) => row[i]))].filter((text) => text !== "").join(" "),
  );
};

const filled = (row: readonly Value[]): number =>
  row.filter((value) => value !== null && value !== "").length;

const isNumeric = (row: readonly Value[]): boolean =>
  row.some((value) => typeof value === "number");

/** Rows of the header: from the first that fills half the width to the last without a number, three at most. */
const headerSpan = (
  rows: readonly (readonly Value[])[],
  width: number,
): [first: number, last: number] => {
  const first = rows.findIndex(
    (row) => filled(row) * 2 >= width || (filled(row) > 1 && width <= 3),
  );
  let last = Math.max(first, 0);
  while (
    last - first < 2 &&
    rows[last + 1] &&
    filled(rows[last]) < width &&
    !isNumeric(rows[last + 1])
  )
    last++;
  return [Math.max(first, 0), last];
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
  const [first, last] = headerRow
    ? [headerRow - 1, headerRow - 1]
    : headerSpan(rows.slice(0, 20), width);
  const headers = headerNames(joinHeaders(rows.slice(first, last + 1), width));
  const body = rows.slice(last + 1).map((row, i) => ({
    line: last + 2 + i,
    cells: Array.from({ length: width }, (_, column) => cellText(row[column])),
  }));
  return { headers, rows: body };
};
