import { stat } from "node:fs/promises";
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
import { shareContests, bulkFrom as usualBulkFrom } from "./bulk/limits.ts";
import { planColumns } from "./columns.ts";
import {
  candidateRows,
  contestRows,
  mergeCandidates,
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
  /** Bytes from which a file is derived in bulk; absent: where that is faster. */
  bulkFrom?: number;
}

export interface Loaded {
  tables: Table[];
  problems: MandateError[];
}

interface Reading {
  root: string;
  cache: string | undefined;
  bulkFrom: number;
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

const carefully = async (reading: Reading, sources: readonly Source[]): Promise<Part[]> => {
  const parts: Part[] = [];
  for (const [ordinal, source] of sources.entries()) {
    const part = await attempt(reading, () => partOf(reading, source, ordinal));
    if (part) parts.push(part);
  }
  return parts;
};

const inBulk = async (
  reading: Reading,
  sources: readonly Source[],
  cache: string,
): Promise<Part[]> => {
  const [{ openDuckDB }, { bulkPart }] = await Promise.all([
    import("../lib/duckdb.ts"),
    import("./bulk/part.ts"),
  ]);
  const { descriptor, partyOf, bulkFrom } = reading;
  const { instance, connection } = await openDuckDB();
  const parts: Part[] = [];
  for (const [ordinal, source] of sources.entries()) {
    const read = async (): Promise<Part> =>
      (await bulkPart(
        { connection, cache, descriptor, source, partyOf },
        { ordinal, from: bulkFrom },
      )) ?? partOf(reading, source, ordinal);
    const part = await attempt(reading, read);
    if (part) parts.push(part);
  }
  connection.closeSync();
  instance.closeSync();
  return parts;
};

const anyLarge = async (sources: readonly Source[], from: number): Promise<boolean> => {
  const sizes = await Promise.all(sources.map(async ({ path }) => (await stat(path)).size));
  return sizes.some((size) => size >= from);
};

const partsOf = async (reading: Reading): Promise<Part[]> => {
  const { root, descriptor, cache } = reading;
  const sources = (await attempt(reading, () => findSources(root, descriptor))) ?? [];
  if (cache === undefined || !(await anyLarge(sources, reading.bulkFrom)))
    return carefully(reading, sources);
  const parts = await inBulk(reading, sources, cache);
  return parts.some(({ bulk }) => bulk) && shareContests(parts)
    ? carefully(reading, sources)
    : parts;
};

type ReadTabulation = { descriptor: Descriptor; parts: Part[] };

const parquetOf = (read: readonly ReadTabulation[]): Table[] => {
  const bulk = read.flatMap(({ parts }) => parts.flatMap((part) => part.bulk ?? []));
  if (bulk.length === 0) return [];
  return [
    { spec: stationsTable, parquet: bulk.map(({ stations }) => stations) },
    { spec: sheetsTable, parquet: bulk.map(({ sheets }) => sheets) },
    { spec: votesTable, parquet: bulk.map(({ votes }) => votes) },
  ];
};

const tablesOf = (read: readonly ReadTabulation[]): Table[] => {
  const rows = (each: (descriptor: Descriptor, parts: Part[]) => Rows): Rows =>
    read.flatMap(({ descriptor, parts }) => each(descriptor, parts));
  return [
    { spec: tabulationsTable, rows: rows((descriptor) => [tabulationRow(descriptor)]) },
    { spec: contestsTable, rows: rows(contestRows) },
    { spec: stationsTable, rows: rows(({ id }, parts) => stationRows(id, mergeStations(parts))) },
    { spec: sheetsTable, rows: rows((_, parts) => parts.flatMap((part) => part.sheets)) },
    {
      spec: candidatesTable,
      rows: rows(({ id }, parts) => candidateRows(id, mergeCandidates(parts))),
    },
    { spec: votesTable, rows: rows((_, parts) => parts.flatMap((part) => part.votes)) },
    { spec: setAsideTable, rows: rows((_, parts) => parts.flatMap((part) => part.setAside)) },
    ...parquetOf(read),
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
  cache,
  bulkFrom = usualBulkFrom,
}: LoadInput): Promise<Loaded> => {
  const problems: MandateError[] = [];
  const report = (problem: MandateError): void => void problems.push(problem);
  const read: ReadTabulation[] = [];
  for (const descriptor of descriptors) {
    const partyOf = partyResolver(descriptor, parties, report);
    read.push({
      descriptor,
      parts: await partsOf({ root, cache, bulkFrom, descriptor, partyOf, report }),
    });
  }
  return { tables: tablesOf(read), problems };
};
