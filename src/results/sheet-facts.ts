import { lookup } from "./lookup.ts";
import type { GridRow } from "./read/grid.ts";
import { cellText, type Fault, headerAt, isFault, type Reading, sumAt } from "./reading.ts";

/** What a row says of its sheet beside the votes. */
export interface SheetFacts {
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

/** The roles a column of a sheet may have that are counts, beside votes. */
export const countRoles = [
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

/** The facts of a row's sheet, or the first fault that spoils them. */
export const factsOf = (reading: Reading, row: GridRow): Fault | SheetFacts => {
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
