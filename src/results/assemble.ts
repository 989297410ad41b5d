import type { Columns } from "./columns.ts";
import { lookup } from "./lookup.ts";
import { type CandidateFacts, emptyPart, keyOf, type Part } from "./part.ts";
import { parseCount } from "./read/count.ts";
import type { Grid, GridRow } from "./read/grid.ts";
import type { Descriptor, Source } from "./sources.ts";

/** Sheets of a tabulation's second file are numbered from this on, and so forth: a file keeps its numbers. */
export const sheetsPerFile = 10_000_000;

export interface AssembleInput {
  descriptor: Descriptor;
  source: Source;
  /** Place of the file among the tabulation's, from 0. */
  ordinal: number;
  grid: Grid;
  columns: Columns;
  partyOf: (label: string) => string | null;
}

/** A cell that spoils its row. */
interface Fault {
  column: string | null;
  reason: string;
}

const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && "reason" in value;

interface OpenSheet {
  sheet: number;
  rowOf: Map<string, GridRow>;
}

interface Reading {
  input: AssembleInput;
  part: Part;
  /** Long data: the sheet a contest and station already have, and the row of each candidate on it. */
  open: Map<string, OpenSheet>;
}

const cellText = (row: GridRow, indices: readonly number[]): string =>
  indices
    .map((index) => (row.cells[index] ?? "").trim())
    .filter((text) => text !== "")
    .join(" / ");

const countAt = (reading: Reading, row: GridRow, index: number): number | null | Fault => {
  const { grid, descriptor } = reading.input;
  const count = parseCount(row.cells[index] ?? "", descriptor.value.format.decimal);
  return "fault" in count ? { column: grid.headers[index], reason: count.fault } : count.value;
};

/** The sum of several columns; unknown as soon as one of them is. */
const sumAt = (reading: Reading, row: GridRow, indices: readonly number[]) => {
  let sum: number | null = indices.length === 0 ? null : 0;
  for (const index of indices) {
    const count = countAt(reading, row, index);
    if (isFault(count)) return count;
    sum = sum === null || count === null ? null : sum + count;
  }
  return sum;
};

interface SheetFacts {
  contest: string;
  station: string | null;
  regions: string[];
  registered: number | null;
  issued: number | null;
  valid: number | null;
  rejected: number | null;
  stationsExpected: number | null;
  stationsCounted: number | null;
}

const countRoles = [
  "registered",
  "issued",
  "valid",
  "rejected",
  "stationsExpected",
  "stationsCounted",
] as const;

const whereOf = (
  { input }: Reading,
  row: GridRow,
): Fault | { contest: string; station: string | null } => {
  const { columns, source, descriptor } = input;
  const contest = cellText(row, columns.contest) || descriptor.value.contest || source.contest;
  if (!contest) return { column: headerAt(input, columns.contest), reason: "no contest" };
  const station = cellText(row, columns.station) || null;
  if (station === null && columns.station.length > 0) {
    return { column: headerAt(input, columns.station), reason: "no polling station" };
  }
  const { names } = descriptor.value;
  const known = station === null ? null : (lookup(names.stations, station) ?? station);
  return { contest: lookup(names.contests, contest) ?? contest, station: known };
};

const headerAt = ({ grid }: AssembleInput, indices: readonly number[]): string | null =>
  indices.length === 0 ? null : grid.headers[indices[0]];

const factsOf = (reading: Reading, row: GridRow): Fault | SheetFacts => {
  const where = whereOf(reading, row);
  if (isFault(where)) return where;
  const { columns } = reading.input;
  const counts = {
    registered: null,
    issued: null,
    valid: null,
    rejected: null,
    stationsExpected: null,
    stationsCounted: null,
  };
  const facts: SheetFacts = { ...where, ...counts, regions: [] };
  facts.regions = columns.regions.map((index) => (row.cells[index] ?? "").trim());
  for (const role of countRoles) {
    const sum = sumAt(reading, row, columns[role]);
    if (isFault(sum)) return sum;
    facts[role] = sum;
  }
  return facts;
};

const faultOfRow = ({ input }: Reading, row: GridRow): Fault | undefined => {
  const { columns, grid } = input;
  if (row.fault !== undefined) return { column: null, reason: row.fault };
  if (row.cells.every((cell) => cell.trim() === ""))
    return { column: null, reason: "an empty row" };
  const width = grid.headers.length;
  if (row.cells.length !== width) {
    return { column: null, reason: `${row.cells.length} cells where the header has ${width}` };
  }
  if (columns.total && columns.total.values.has(row.cells[columns.total.index].trim())) {
    return { column: grid.headers[columns.total.index], reason: "a total, as the descriptor says" };
  }
  if (columns.only && !columns.only.values.has(row.cells[columns.only.index].trim())) {
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

const commonPrefix = (a: readonly string[], b: readonly string[]): readonly string[] => {
  const differs = a.findIndex((place, i) => place !== b[i]);
  return differs === -1 ? a : a.slice(0, differs);
};

const noteContest = ({ part }: Reading, facts: SheetFacts): void => {
  const { contest, regions, station, registered, stationsExpected, stationsCounted } = facts;
  const known = part.contests.get(contest);
  const own = station === null ? registered : null;
  if (known) {
    known.regions = commonPrefix(known.regions, regions);
    known.registered ??= own;
    known.stationsExpected ??= stationsExpected;
    known.stationsCounted ??= stationsCounted;
  } else
    part.contests.set(contest, {
      contest,
      regions,
      registered: own,
      stationsExpected,
      stationsCounted,
    });
};

const noteStation = ({ part }: Reading, facts: SheetFacts): void => {
  const { contest, station, regions, registered } = facts;
  if (station === null) return;
  const key = keyOf(contest, station);
  const known = part.stations.get(key);
  if (!known) part.stations.set(key, { contest, station, regions, registered });
  // Two sheets that disagree about a station's roll leave it unknown.
  else if (known.registered !== registered) known.registered = null;
};

const addSheet = (reading: Reading, row: GridRow, facts: SheetFacts): number => {
  const { input, part } = reading;
  const sheet = input.ordinal * sheetsPerFile + part.sheets.length + 1;
  const { contest, station, registered, issued, valid, rejected } = facts;
  part.sheets.push([
    input.descriptor.id,
    sheet,
    contest,
    station,
    registered,
    issued,
    valid,
    rejected,
    input.source.file,
    row.line,
  ]);
  noteContest(reading, facts);
  noteStation(reading, facts);
  return sheet;
};

const noteCandidate = ({ part }: Reading, facts: CandidateFacts): void => {
  const key = keyOf(facts.contest, facts.candidate);
  if (!part.candidates.has(key)) part.candidates.set(key, facts);
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

/** A second candidate of the same name on a sheet, told apart by party, or else by the order they stand in. */
const distinct = (
  name: string,
  label: string | null,
  taken: ReadonlyMap<string, unknown>,
): string => {
  if (!taken.has(name)) return name;
  const withParty = label ? `${name} (${label})` : name;
  let id = withParty;
  for (let n = 2; taken.has(id); n++) id = `${withParty} (${n})`;
  return id;
};

const repeats = (earlier: ReadonlyMap<string, GridRow>, row: GridRow): boolean =>
  earlier.values().some(({ cells }) => cells.every((cell, i) => cell === row.cells[i]));

const sheetFor = (reading: Reading, row: GridRow, facts: SheetFacts): OpenSheet => {
  const key = keyOf(facts.contest, facts.station);
  let open = reading.open.get(key);
  if (!open) {
    open = { sheet: addSheet(reading, row, facts), rowOf: new Map() };
    reading.open.set(key, open);
  }
  return open;
};

interface Choice {
  called: string;
  name: string | null;
  label: string | null;
  votes: number | null;
}

/** The candidates of a long row: one, or as many as the descriptor lists columns for. */
const choicesOf = (reading: Reading, row: GridRow): Choice[] | Fault => {
  const { columns } = reading.input;
  const choices: Choice[] = [];
  for (const [i, index] of columns.votes.entries()) {
    const votes = countAt(reading, row, index);
    if (isFault(votes)) return votes;
    const name = cellText(row, columns.candidate.slice(i, i + 1)) || null;
    const label = cellText(row, columns.party.slice(i, i + 1)) || null;
    const called = name ?? label;
    if (called !== null) choices.push({ called: aliasOf(reading, called), name, label, votes });
    else if (votes !== null || columns.votes.length === 1) {
      return { column: headerAt(reading.input, columns.candidate), reason: "no candidate" };
    }
  }
  return choices;
};

const aliasOf = ({ input }: Reading, called: string): string =>
  lookup(input.descriptor.value.names.candidates, called) ?? called;

const addChoice = (reading: Reading, open: OpenSheet, contest: string, choice: Choice): string => {
  const { called, name, label, votes } = choice;
  const candidate = distinct(called, name === null ? null : label, open.rowOf);
  const party = label === null ? null : reading.input.partyOf(label);
  noteCandidate(reading, { contest, candidate, name, party, label });
  reading.part.votes.push([reading.input.descriptor.id, open.sheet, contest, candidate, votes]);
  return candidate;
};

const longRow = (reading: Reading, row: GridRow): Fault | undefined => {
  const facts = factsOf(reading, row);
  if (isFault(facts)) return facts;
  const choices = choicesOf(reading, row);
  if (isFault(choices)) return choices;
  const open = sheetFor(reading, row, facts);
  if (choices.some(({ called }) => open.rowOf.has(called)) && repeats(open.rowOf, row)) {
    return { column: null, reason: "repeats an earlier row" };
  }
  for (const choice of choices) {
    open.rowOf.set(addChoice(reading, open, facts.contest, choice), row);
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
