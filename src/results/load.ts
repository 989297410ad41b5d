import { MandateError } from "../lib/error.ts";
import {
  candidatesTable,
  contestsTable,
  setAsideTable,
  sheetsTable,
  stationsTable,
  tabulationsTable,
  votesTable,
} from "../model/results.ts";
import type { Table } from "../model/table.ts";
import { assemble } from "./assemble.ts";
import { planColumns } from "./columns.ts";
import {
  candidateRows,
  contestRows,
  mergeCandidates,
  mergeContests,
  mergeStations,
  stationRows,
  tabulationRow,
} from "./merge.ts";
import type { Part, Rows } from "./part.ts";
import { partyResolver } from "./parties.ts";
import { openFile } from "./read/open.ts";
import { type Descriptor, findSources, type Source } from "./sources.ts";

export interface LoadInput {
  /** Absolute real path of the case folder. */
  root: string;
  descriptors: readonly Descriptor[];
  /** Ids of the parties in case.yaml; absent, a label in the form of an id is taken for one. */
  parties?: readonly string[];
  /** Folder for derived Parquet; absent: everything stays in memory. */
  cache?: string;
}

export interface Loaded {
  tables: Table[];
  problems: MandateError[];
}

interface Reading {
  root: string;
  descriptor: Descriptor;
  partyOf: (label: string) => string | null;
  report: (problem: MandateError) => void;
}

const partOf = async (reading: Reading, source: Source, ordinal: number): Promise<Part> => {
  const { descriptor, partyOf } = reading;
  const { grid, roles } = await openFile(source, descriptor.value.format);
  const place = { descriptor, file: source.file, headers: grid.headers, roles };
  const columns = planColumns(place, partyOf);
  return assemble({ descriptor, source, ordinal, grid, columns, partyOf });
};

/** A file or descriptor that cannot be read is a problem of its own; the rest of the case still loads. */
const attempt = async <T>(reading: Reading, read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof MandateError)) throw error;
    reading.report(error);
    return undefined;
  }
};

const partsOf = async (reading: Reading): Promise<Part[]> => {
  const { root, descriptor } = reading;
  const sources = (await attempt(reading, () => findSources(root, descriptor))) ?? [];
  const parts: Part[] = [];
  for (const [ordinal, source] of sources.entries()) {
    const part = await attempt(reading, () => partOf(reading, source, ordinal));
    if (part) parts.push(part);
  }
  return parts;
};

const tablesOf = (read: { descriptor: Descriptor; parts: Part[] }[]): Table[] => {
  const rows = (each: (descriptor: Descriptor, parts: Part[]) => Rows): Rows =>
    read.flatMap(({ descriptor, parts }) => each(descriptor, parts));
  return [
    { spec: tabulationsTable, rows: rows((descriptor) => [tabulationRow(descriptor)]) },
    {
      spec: contestsTable,
      rows: rows((descriptor, parts) =>
        contestRows(descriptor, mergeContests(parts), mergeStations(parts)),
      ),
    },
    { spec: stationsTable, rows: rows(({ id }, parts) => stationRows(id, mergeStations(parts))) },
    { spec: sheetsTable, rows: rows((_, parts) => parts.flatMap((part) => part.sheets)) },
    {
      spec: candidatesTable,
      rows: rows(({ id }, parts) => candidateRows(id, mergeCandidates(parts))),
    },
    { spec: votesTable, rows: rows((_, parts) => parts.flatMap((part) => part.votes)) },
    { spec: setAsideTable, rows: rows((_, parts) => parts.flatMap((part) => part.setAside)) },
  ];
};

/**
 * Every tabulation of a case as the tables of the results stage. What cannot be read comes back in `problems`, with
 * file and line, and the rest is loaded; nothing is thrown for bad data.
 */
export const loadTabulations = async ({
  root,
  descriptors,
  parties,
}: LoadInput): Promise<Loaded> => {
  const problems: MandateError[] = [];
  const report = (problem: MandateError): void => void problems.push(problem);
  const read: { descriptor: Descriptor; parts: Part[] }[] = [];
  for (const descriptor of descriptors) {
    const partyOf = partyResolver(descriptor, parties, report);
    read.push({ descriptor, parts: await partsOf({ root, descriptor, partyOf, report }) });
  }
  return { tables: tablesOf(read), problems };
};
