import { type MarkupHandler, readMarkup } from "./markup.ts";

/** Which worksheets a workbook has, and which of them was read. */
export interface Worksheets {
  read: string;
  others: string[];
}

class Names implements MarkupHandler {
  readonly names: string[] = [];

  open(name: string, attributes: Record<string, string>): void {
    if (/^(?:\w+:)?sheet$/.test(name)) this.names.push(attributes.name ?? "");
  }

  text(): void {}

  close(): void {}
}

/** The names of the worksheets that an Excel workbook lists, in its order. */
export const worksheetNames = (workbookXml: string, file: string): string[] => {
  const handler = new Names();
  readMarkup(workbookXml, { file, xmlMode: true }, handler);
  return handler.names;
};

/** Rows of a table: several cells, a number among them. */
const isRow = (row: readonly string[]): boolean =>
  row.filter((cell) => cell !== "").length > 1 && row.some((cell) => /^[\p{Nd}.,\s]+$/u.test(cell));

/** A cover or a page of notes is no table: two rows with numbers make one. */
export const isTable = (rows: readonly (readonly string[])[]): boolean =>
  rows.filter(isRow).length > 1;

/** The worksheets, told apart by which was read. */
export const worksheets = (names: readonly string[], read: string): Worksheets => ({
  read,
  others: names.filter((name) => name !== read),
});
