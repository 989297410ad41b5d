import { unreadable, unzip, type ZipEntry } from "./bytes.ts";
import { type Grid, mostColumns } from "./grid.ts";
import { type MarkupHandler, readMarkup } from "./markup.ts";
import { rowsGrid } from "./rows-grid.ts";
import { isTable, type Worksheets, worksheets } from "./worksheets.ts";
import type { SheetOptions } from "./xlsx.ts";

/** A row that is written once and meant often: worksheets end in a million blank ones. */
const mostRepeats = 10_000;

const isCell = (name: string): boolean =>
  name === "table:table-cell" || name === "table:covered-table-cell";

const timesOf = (stated: string | undefined, most: number): number =>
  Math.min(most, Math.max(1, Number(stated) || 1));

interface Cell {
  /** The number or day saved with the cell; what is shown may be rounded. */
  value: string | undefined;
  shown: string;
  times: number;
}

/** The rows of one worksheet, gathered as its XML streams by; those of the others are passed over. */
class Worksheet implements MarkupHandler {
  readonly names: string[] = [];
  readonly rows: string[][] = [];
  readonly #wanted: string | undefined;
  #isIn = false;
  #row: string[] = [];
  #rowTimes: string | undefined;
  #cell: Cell | undefined;
  /** Remarks pinned to a cell are none of its text. */
  #remarks = 0;

  constructor(wanted: string | undefined) {
    this.#wanted = wanted;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "table:table") {
      this.names.push(attributes["table:name"] ?? "");
      this.#isIn = (this.#wanted ?? this.names[0]) === this.names.at(-1);
    } else if (name === "office:annotation") this.#remarks++;
    else if (!this.#isIn) return;
    else if (name === "table:table-row") {
      this.#row = [];
      this.#rowTimes = attributes["table:number-rows-repeated"];
    } else if (isCell(name)) {
      const value = attributes["office:value"] ?? attributes["office:date-value"];
      const times = timesOf(attributes["table:number-columns-repeated"], mostColumns + 1);
      this.#cell = { value, shown: "", times };
    } else if (name === "text:p" && this.#cell?.shown) this.#cell.shown += " ";
  }

  text(data: string): void {
    if (this.#cell && this.#remarks === 0) this.#cell.shown += data;
  }

  close(name: string): void {
    if (name === "office:annotation") this.#remarks--;
    else if (name === "table:table") this.#isIn = false;
    else if (isCell(name)) this.#endCell();
    else if (name === "table:table-row" && this.#isIn) this.#endRow();
  }

  #endCell(): void {
    if (!this.#cell) return;
    const { value, shown, times } = this.#cell;
    const most = Math.max(0, mostColumns + 1 - this.#row.length);
    for (let n = 0; n < Math.min(times, most); n++) this.#row.push(value ?? shown.trim());
    this.#cell = undefined;
  }

  #endRow(): void {
    const cells = this.#row.slice(0, this.#row.findLastIndex((text) => text !== "") + 1);
    const times = cells.length > 0 ? timesOf(this.#rowTimes, mostRepeats) : 1;
    for (let n = 0; n < times; n++) this.rows.push(cells);
  }
}

const worksheetIn = (content: string, file: string, wanted: string | undefined) => {
  const worksheet = new Worksheet(wanted);
  readMarkup(content, { file, xmlMode: true }, worksheet);
  return { names: worksheet.names, rows: worksheet.rows };
};

const firstTable = (content: string, file: string) => {
  const first = worksheetIn(content, file, undefined);
  const { names } = first;
  if (isTable(first.rows)) return { rows: first.rows, names, read: names[0] };
  for (const read of names.slice(1, 10)) {
    const { rows } = worksheetIn(content, file, read);
    if (isTable(rows)) return { rows, names, read };
  }
  return { rows: first.rows, names, read: names[0] };
};

/** A worksheet of an OpenDocument spreadsheet as a grid. Throws `results/unreadable` where it is broken or has no such worksheet. */
export const odsGrid = (
  entries: readonly ZipEntry[],
  options: SheetOptions,
): { grid: Grid; sheets: Worksheets } => {
  const { file, sheet } = options;
  const entry = entries.find(({ fileName }) => fileName === "content.xml");
  if (!entry) throw unreadable(file, "The spreadsheet has no content", "Save it anew.");
  const content = unzip(entry, file).toString();
  const { names, rows, read } = sheet
    ? { ...worksheetIn(content, file, sheet), read: sheet }
    : firstTable(content, file);
  if (read === undefined || !names.includes(read)) {
    const known = names.slice(0, 20).join(" · ") || "none";
    throw unreadable(file, "There is no such worksheet", `It has: ${known}`);
  }
  return { grid: rowsGrid(rows, options), sheets: worksheets(names, read) };
};
