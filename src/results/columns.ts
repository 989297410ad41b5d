import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { ColumnRoles, Tabulation } from "../model/tabulation.ts";
import { lookup } from "./lookup.ts";
import type { GridRow } from "./read/grid.ts";
import type { Descriptor } from "./sources.ts";

export interface CandidateColumn {
  index: number;
  candidate: string;
  name: string | null;
  party: string | null;
  label: string | null;
}

/** Rows told apart by what a column holds. */
export interface Filter {
  index: number;
  values: ReadonlySet<string>;
}

/** Does the row hold one of the filter's values? */
export const isIn = ({ index, values }: Filter, { cells }: GridRow): boolean =>
  values.has((cells[index] ?? "").trim());

/** A descriptor's column roles, as places in one file's rows. */
export interface Columns {
  contest: number[];
  station: number[];
  regions: number[];
  registered: number[];
  issued: number[];
  valid: number[];
  rejected: number[];
  stationsExpected: number[];
  stationsCounted: number[];
  candidate: number[];
  party: number[];
  votes: number[];
  countType: number[];
  wide: CandidateColumn[];
  /** A row is a total if any of these holds. */
  totals: Filter[];
  only: Filter | undefined;
  rejectedRows: Filter | undefined;
}

const list = (columns: string | string[] | undefined): string[] =>
  columns === undefined ? [] : typeof columns === "string" ? [columns] : columns;

const tidy = (header: string): string => header.normalize("NFC").replace(/\s+/g, " ").trim();

/** Party label of the data to an id of case.yaml; null where none is known. */
export type PartyOf = (label: string) => string | null;

/** A header is a party's label unless the descriptor names the candidate the column stands for. */
const wideColumns = (value: Tabulation, headers: string[], partyOf: PartyOf): CandidateColumn[] =>
  value.candidates.flatMap(({ column, name = null, party }) => {
    const index = headers.indexOf(tidy(column));
    if (index === -1) return [];
    const header = headers[index];
    const label = header === name ? null : header;
    const said = party ?? (name === null ? header : undefined);
    const id = said === undefined ? null : partyOf(said);
    const called = name ?? header;
    const candidate = lookup(value.names.candidates, called) ?? called;
    return [{ index, candidate, name, party: id, label }];
  });

interface Place {
  descriptor: Descriptor;
  /** The data file, relative to the case. */
  file: string;
  headers: readonly string[];
  /** Roles that follow from the format, where the descriptor states none. */
  roles?: ColumnRoles | undefined;
}

const missing = ({ file, headers, descriptor }: Place, column: string): MandateError => {
  const near = nearest(column, headers);
  return new MandateError({
    code: "results/no-column",
    message: `${descriptor.file} names a column “${column}” that is not in the data`,
    at: { file, line: 1 },
    fix: near
      ? `Did you mean “${near}”?`
      : `The data has: ${headers.slice(0, 30).join(" · ")}${headers.length > 30 ? " …" : ""}`,
  });
};

/**
 * Where each role of the descriptor stands among a file's headers. A candidate's column may be absent from one file
 * of many; any other that is named and absent, or a file without a single vote column, is `results/no-column`.
 */
export const planColumns = (place: Place, partyOf: PartyOf): Columns => {
  const { value } = place.descriptor;
  const headers = [...place.headers];
  const at = (columns: string | string[] | undefined): number[] =>
    list(columns).map((column) => {
      const index = headers.indexOf(tidy(column));
      if (index === -1) throw missing(place, column);
      return index;
    });
  const filter = (stated: { column: string; values: string[] } | undefined): Filter | undefined =>
    stated && { index: at(stated.column)[0], values: new Set(stated.values) };
  const stated = Object.keys(value.columns).length > 1;
  const roles = stated ? value.columns : (place.roles ?? value.columns);
  const wide = wideColumns(value, headers, partyOf);
  if (wide.length === 0 && value.candidates.length > 0) {
    throw missing(place, value.candidates[0].column);
  }
  return {
    contest: at(roles.contest),
    station: at(roles.station),
    regions: at(roles.regions),
    registered: at(roles.registered),
    issued: at(roles.issued),
    valid: at(roles.valid),
    rejected: at(roles.rejected),
    stationsExpected: at(roles.stations_expected),
    stationsCounted: at(roles.stations_counted),
    candidate: at(roles.candidate),
    party: at(roles.party),
    votes: at(roles.votes),
    countType: at(roles.count_type),
    wide,
    totals: [value.totals ?? []].flat().flatMap((stated) => filter(stated) ?? []),
    only: filter(value.only),
    rejectedRows: filter(value.rejected_rows),
  };
};
