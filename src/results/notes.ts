import { type CandidateFacts, keyOf } from "./part.ts";
import type { GridRow } from "./read/grid.ts";
import type { Reading } from "./reading.ts";
import type { SheetFacts } from "./sheet-facts.ts";

/** Sheets of a tabulation's second file are numbered from this on, and so forth: a file keeps its numbers. */
export const sheetsPerFile = 10_000_000;

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

/** Adds a sheet, and what it says of its contest and station; gives its number. */
export const addSheet = (reading: Reading, row: GridRow, facts: SheetFacts): number => {
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

/** Notes a candidate of a contest, once. */
export const noteCandidate = ({ part }: Reading, facts: CandidateFacts): void => {
  const key = keyOf(facts.contest, facts.candidate);
  if (!part.candidates.has(key)) part.candidates.set(key, facts);
};
