import { isIn } from "./columns.ts";
import { longRow } from "./long-rows.ts";
import { addSheet, noteCandidate } from "./notes.ts";
import { emptyPart, type Part } from "./part.ts";
import { type GridRow, isNote } from "./read/grid.ts";
import { type AssembleInput, countAt, type Fault, isFault, type Reading } from "./reading.ts";
import { factsOf } from "./sheet-facts.ts";

const faultOfRow = ({ input }: Reading, row: GridRow): Fault | undefined => {
  const { columns, grid } = input;
  if (row.fault !== undefined) return { column: null, reason: row.fault };
  if (row.cells.every((cell) => cell.trim() === ""))
    return { column: null, reason: "an empty row" };
  const width = grid.headers.length;
  if (row.cells.length !== width) {
    return { column: null, reason: `${row.cells.length} cells where the header has ${width}` };
  }
  if (isNote(row)) return { column: null, reason: "a note, not a row of the table" };
  const total = columns.totals.find((one) => isIn(one, row));
  if (total) {
    return { column: grid.headers[total.index], reason: "a total, as the descriptor says" };
  }
  if (columns.only && !isIn(columns.only, row)) {
    const column = grid.headers[columns.only.index];
    return { column, reason: "belongs to another account of the data, as the descriptor says" };
  }
  return undefined;
};

const setAside = ({ input, part }: Reading, row: GridRow, fault: Fault): void => {
  const text = row.cells.join(" | ").slice(0, 200);
  const { descriptor, source } = input;
  part.setAside.push([descriptor.id, source.file, row.line, fault.column, fault.reason, text]);
};

const wideRow = (reading: Reading, row: GridRow): Fault | undefined => {
  const facts = factsOf(reading, row);
  if (isFault(facts)) return facts;
  const { columns, descriptor } = reading.input;
  const counts: (number | null)[] = [];
  for (const { index } of columns.wide) {
    const count = countAt(reading, row, index);
    if (isFault(count)) return count;
    counts.push(count);
  }
  const { contest } = facts;
  const isNew = !reading.part.contests.has(contest);
  const sheet = addSheet(reading, row, facts);
  for (const [i, { candidate, name, party, label }] of columns.wide.entries()) {
    if (isNew) noteCandidate(reading, { contest, candidate, name, party, label });
    reading.part.votes.push([descriptor.id, sheet, contest, candidate, counts[i]]);
  }
  return undefined;
};

/**
 * One file's rows to sheets and votes. Every row ends on a sheet or in `setAside` with file, line, column and reason;
 * a row spoilt in one cell is set aside whole, so that no half-read sheet enters a sum.
 */
export const assemble = (input: AssembleInput): Part => {
  const reading: Reading = { input, part: emptyPart(), open: new Map() };
  const use = input.columns.votes.length > 0 ? longRow : wideRow;
  for (const row of input.grid.rows) {
    reading.part.rowsIn++;
    const fault = faultOfRow(reading, row) ?? use(reading, row);
    if (fault) setAside(reading, row, fault);
  }
  return reading.part;
};
