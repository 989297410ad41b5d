import { unreadable, unzip, zipEntries } from "./bytes.ts";
import type { Grid } from "./grid.ts";
import { type RowsOptions, rowsGrid } from "./rows-grid.ts";

type Value = string | number | boolean | Date | null;

const cellText = (value: Value | undefined): string => {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/** Unpacks nothing that is larger than is sane: a workbook is a zip. */
const checkSize = async (bytes: Buffer, file: string): Promise<void> => {
  for (const entry of await zipEntries(bytes, file)) unzip(entry, file);
};

export interface SheetOptions extends RowsOptions {
  /** Name of the worksheet; absent: the first. */
  sheet?: string | undefined;
}

/** A worksheet as a grid, formulas by the value saved with them, a header of several rows joined into one. */
export const xlsxGrid = async (
  bytes: Buffer,
  { file, sheet, headerRow }: SheetOptions,
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
  const texts = rows.map((row) => row.map(cellText));
  return rowsGrid(texts, { file, headerRow });
};
