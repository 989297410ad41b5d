import { unreadable } from "./bytes.ts";
import { type Grid, mostColumns } from "./grid.ts";
import { type MarkupHandler, readMarkup } from "./markup.ts";
import { type RowsOptions, rowsGrid } from "./rows-grid.ts";

interface Cell {
  text: string;
  isHead: boolean;
  columns: number;
  rows: number;
}

const spanOf = (stated: string | undefined): number =>
  Math.min(mostColumns + 1, Math.max(1, Number(stated) || 1));

/** Rows of one table: a cell that spans several columns fills the first, one that spans rows stands in each but for a header. */
class TableRows {
  readonly rows: string[][] = [];
  #cells: Cell[] | undefined;
  #cell: Cell | undefined;
  #above = new Map<number, { text: string; rows: number }>();

  beginRow(): void {
    this.endRow();
    this.#cells = [];
  }

  beginCell(isHead: boolean, { colspan, rowspan }: Record<string, string>): void {
    this.endCell();
    this.#cell = { text: "", isHead, columns: spanOf(colspan), rows: spanOf(rowspan) };
  }

  text(data: string): void {
    if (this.#cell) this.#cell.text += data;
  }

  endCell(): void {
    if (this.#cell) (this.#cells ??= []).push(this.#cell);
    this.#cell = undefined;
  }

  endRow(): void {
    this.endCell();
    if (this.#cells) this.rows.push(this.#laidOut(this.#cells));
    this.#cells = undefined;
  }

  #fromAbove(row: string[]): void {
    for (let above = this.#above.get(row.length); above; above = this.#above.get(row.length)) {
      if (--above.rows === 0) this.#above.delete(row.length);
      row.push(above.text);
    }
  }

  #laidOut(cells: readonly Cell[]): string[] {
    const row: string[] = [];
    for (const { text, isHead, columns, rows } of cells) {
      this.#fromAbove(row);
      for (let n = 0; n < columns && row.length <= mostColumns; n++) {
        const shown = n === 0 ? text.replace(/\s+/g, " ").trim() : "";
        if (rows > 1) this.#above.set(row.length, { text: isHead ? "" : shown, rows: rows - 1 });
        row.push(shown);
      }
    }
    this.#fromAbove(row);
    return row;
  }
}

const isSilent = (name: string): boolean => name === "script" || name === "style";

/** The rows of a page's largest table; a table within a table is one of its own. */
class LargestTable implements MarkupHandler {
  rows: string[][] = [];
  #open: TableRows[] = [];
  #silent = 0;

  open(name: string, attributes: Record<string, string>): void {
    const table = this.#open.at(-1);
    if (isSilent(name)) this.#silent++;
    else if (name === "table") this.#open.push(new TableRows());
    else if (name === "tr") table?.beginRow();
    else if (name === "td" || name === "th") table?.beginCell(name === "th", attributes);
    else if (name === "br") table?.text(" ");
  }

  text(data: string): void {
    if (this.#silent === 0) this.#open.at(-1)?.text(data);
  }

  close(name: string): void {
    if (isSilent(name)) this.#silent--;
    else if (name === "table") this.#endTable();
    else if (name === "tr") this.#open.at(-1)?.endRow();
    else if (name === "td" || name === "th") this.#open.at(-1)?.endCell();
  }

  #endTable(): void {
    const table = this.#open.pop();
    table?.endRow();
    if (table && table.rows.length > this.rows.length) this.rows = table.rows;
  }
}

/** The largest table of a page as a grid. Nothing in the page runs and nothing is fetched. Throws `results/unreadable` for none. */
export const htmlGrid = (text: string, options: RowsOptions): Grid => {
  const table = new LargestTable();
  readMarkup(text, { file: options.file, xmlMode: false }, table);
  const { rows } = table;
  if (rows.length === 0)
    throw unreadable(options.file, "The page has no table", "Save the page that shows the table.");
  return rowsGrid(rows, options);
};
