import type { Cell } from "../model/table.ts";
import type { BulkTables } from "./bulk/part.ts";

export interface ContestFacts {
  contest: string;
  regions: readonly string[];
  registered: number | null;
  stationsExpected: number | null;
  stationsCounted: number | null;
}

export interface StationFacts {
  contest: string;
  station: string;
  regions: readonly string[];
  registered: number | null;
}

export interface CandidateFacts {
  contest: string;
  candidate: string;
  name: string | null;
  party: string | null;
  label: string | null;
}

/** Rows in the order of their table's columns. */
export type Rows = (readonly Cell[])[];

/** What one file of a tabulation holds. */
export interface Part {
  sheets: Rows;
  votes: Rows;
  setAside: Rows;
  stations: Map<string, StationFacts>;
  contests: Map<string, ContestFacts>;
  candidates: Map<string, CandidateFacts>;
  /** Rows of data in the file: each is on a sheet or set aside. */
  rowsIn: number;
  /** A large plain file's sheets, votes and stations stand in Parquet instead. */
  bulk?: BulkTables;
}

export const emptyPart = (): Part => ({
  sheets: [],
  votes: [],
  setAside: [],
  stations: new Map(),
  contests: new Map(),
  candidates: new Map(),
  rowsIn: 0,
});

/** One key of several texts, none of which can hold the separator. */
export const keyOf = (...texts: readonly (string | null)[]): string => texts.join("\u0000");
