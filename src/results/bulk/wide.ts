import { isUtf8 } from "node:buffer";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { MandateError } from "../../lib/error.ts";
import { sha256 } from "../../lib/hash.ts";
import { type CandidateColumn, type Columns, type PartyOf, planColumns } from "../columns.ts";
import { readBytes } from "../read/bytes.ts";
import { csvRows, detectDelimiter } from "../read/csv.ts";
import { headerNames } from "../read/grid.ts";
import { countRoles } from "../sheet-facts.ts";
import type { Descriptor, Source } from "../sources.ts";
import { contentHash } from "./content.ts";
import { type CellRule, countPlainRows } from "./scan.ts";

/** Raised when what is derived, or how, changes: older files of the cache are then passed over. */
const version = 1;

/** A contest of a derived file: how many sheets it has there, and what its stations have in common. */
export interface WideContest {
  contest: string;
  regions: string[];
  registered: number | null;
  stationsExpected: number | null;
  stationsCounted: number | null;
}

/** One data file, derived: a row a sheet, a column a candidate, in Parquet beside what there is to say of it. */
export interface WideFile {
  parquet: string;
  rows: number;
  candidates: CandidateColumn[];
  contests: WideContest[];
}

export interface WideInput {
  connection: DuckDBConnection;
  /** Folder of the cache. */
  cache: string;
  descriptor: Descriptor;
  source: Source;
  partyOf: PartyOf;
}

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** The Parquet column of a candidate. */
export const votesColumn = (candidate: string): string => quoteName(`v:${candidate}`);

/** What the bulk reader leaves to the careful one: long data, filters, names to exchange, other formats and encodings. */
const isPlain = ({ value }: Descriptor): boolean => {
  const { format, names, only, totals, columns } = value;
  const csv = format.type === undefined || format.type === "csv";
  const renames = Object.keys(names.contests).length + Object.keys(names.stations).length;
  return (
    csv &&
    !format.encoding &&
    (format.header_row ?? 1) === 1 &&
    renames === 0 &&
    !only &&
    !totals &&
    columns.votes === undefined
  );
};

const rulesOf = (columns: Columns, width: number): CellRule[] => {
  const rules: CellRule[] = Array.from({ length: width }, () => "any");
  for (const index of columns.regions) rules[index] = "text";
  for (const role of countRoles) for (const index of columns[role]) rules[index] = "count";
  for (const { index } of columns.wide) rules[index] = "count";
  for (const index of [...columns.contest, ...columns.station]) rules[index] = "required";
  return rules;
};

/** A column with two roles, or a candidate with two columns, is for the careful reader. */
const hasOneRoleEach = (columns: Columns): boolean => {
  const counts = [
    ...countRoles.flatMap((role) => columns[role]),
    ...columns.wide.map(({ index }) => index),
  ];
  const texts = new Set([...columns.contest, ...columns.station, ...columns.regions]);
  const names = new Set(columns.wide.map(({ candidate }) => candidate.toLowerCase()));
  return !counts.some((index) => texts.has(index)) && names.size === columns.wide.length;
};

interface Plan {
  columns: Columns;
  headers: string[];
  delimiter: string;
  contest: string | undefined;
}

const planOf = ({ descriptor, source, partyOf }: WideInput, bytes: Buffer): Plan | undefined => {
  if (!isPlain(descriptor) || !isUtf8(bytes) || bytes.includes(0)) return undefined;
  const start = new TextDecoder().decode(bytes.subarray(0, 262_144));
  const delimiter = descriptor.value.format.delimiter ?? detectDelimiter(start);
  const header = csvRows(start, delimiter).next().value;
  if (!header || header.fault || header.line !== 1) return undefined;
  const headers = headerNames(header.cells);
  try {
    const columns = planColumns({ descriptor, file: source.file, headers }, partyOf);
    const contest = descriptor.value.contest ?? source.contest;
    const isUsable =
      hasOneRoleEach(columns) && columns.wide.length > 0 && (columns.contest.length > 0 || contest);
    return isUsable ? { columns, headers, delimiter, contest } : undefined;
  } catch (error) {
    // The careful reader meets the same fault, and words it.
    if (error instanceof MandateError) return undefined;
    throw error;
  }
};

const joined = (indices: readonly number[]): string =>
  indices.length === 1
    ? `c${indices[0]}`
    : `concat_ws(' / ', ${indices.map((i) => `nullif(c${i}, '')`).join(", ")})`;

const summed = (indices: readonly number[]): string =>
  indices.length === 0 ? "null::bigint" : indices.map((index) => `c${index}`).join(" + ");

const selectOf = ({ columns, contest }: Plan): string => {
  const regions = columns.regions.map((index) => `coalesce(c${index}, '')`).join(", ");
  return [
    `${columns.contest.length > 0 ? joined(columns.contest) : quoteText(contest ?? "")} as contest`,
    `${columns.station.length > 0 ? joined(columns.station) : "null::varchar"} as station`,
    `[${regions}]::varchar[] as regions`,
    ...countRoles.map((role) => `${summed(columns[role])} as ${quoteName(role)}`),
    ...columns.wide.map(({ index, candidate }) => `c${index} as ${votesColumn(candidate)}`),
  ].join(", ");
};

const readOf = ({ headers, delimiter }: Plan, rules: readonly CellRule[], path: string): string => {
  const types = headers.map((_, i) => `'c${i}': '${rules[i] === "count" ? "BIGINT" : "VARCHAR"}'`);
  return `read_csv(${quoteText(path)}, auto_detect = false, header = false, skip = 1, delim = ${quoteText(delimiter)},
    quote = '"', escape = '"', strict_mode = true, max_line_size = 4000000, columns = {${types.join(", ")}})`;
};

/** A derived file's rows, each with `line`, its line in the data file. */
export const wideRows = (files: readonly Pick<WideFile, "parquet">[]): string =>
  `(select * exclude (file_row_number), file_row_number + 2 as line
    from read_parquet([${files.map(({ parquet }) => quoteText(parquet)).join(", ")}], union_by_name = true, file_row_number = true))`;

type Facts = Pick<WideFile, "contests" | "rows">;

const factsOf = async (
  connection: DuckDBConnection,
  plan: Plan,
  parquet: string,
): Promise<Facts> => {
  const depth = plan.columns.regions.length;
  const common = Array.from({ length: depth }, (_, i) => {
    const prefix = `list_slice(regions, 1, ${i + 1})`;
    return `case when min(${prefix}) = max(${prefix}) then ${i + 1} else 0 end`;
  });
  const shared = depth === 0 ? "0" : `greatest(${common.join(", ")})`;
  const own =
    plan.columns.station.length === 0 ? "arg_min(registered, line)::double" : "null::double";
  const found = await connection.runAndReadAll(`
    select contest, list_slice(any_value(regions), 1, ${shared}), ${own},
      arg_min("stationsExpected", line)::double, arg_min("stationsCounted", line)::double, count(*)::double
    from ${wideRows([{ parquet }])} group by contest order by min(line)`);
  const rows = found.getRowsJS() as [string, string[], ...(number | null)[]][];
  return {
    contests: rows.map(([contest, regions, registered, stationsExpected, stationsCounted]) => ({
      contest,
      regions,
      registered,
      stationsExpected,
      stationsCounted,
    })),
    rows: rows.reduce((sum, row) => sum + Number(row[5]), 0),
  };
};

const succeeded = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const derive = async (
  input: WideInput,
  plan: Plan,
  bytes: Buffer,
  parquet: string,
): Promise<WideFile | undefined> => {
  const { connection, source } = input;
  const rules = rulesOf(plan.columns, plan.headers.length);
  const part = `${parquet}.part`;
  const query = `select ${selectOf(plan)} from ${readOf(plan, rules, source.path)}`;
  const copying = succeeded(
    connection.run(`copy (${query}) to ${quoteText(part)} (format parquet, compression lz4_raw)`),
  );
  const plainRows = countPlainRows({ bytes, delimiter: plan.delimiter, rules });
  const facts =
    (await copying) && plainRows !== undefined ? await factsOf(connection, plan, part) : undefined;
  // Where the two readers count differently, neither is believed: the careful one reads it.
  if (!facts || facts.rows !== plainRows) {
    await rm(part, { force: true });
    return undefined;
  }
  await rename(part, parquet);
  return { parquet, candidates: plan.columns.wide, ...facts };
};

const readFacts = async (file: string): Promise<WideFile | null | undefined> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as WideFile | null;
  } catch {
    return undefined;
  }
};

/**
 * Derives one file in bulk through DuckDB, or takes it from the cache, keyed by the file's bytes and by what the descriptor
 * makes of them. Undefined where the file needs the careful reader; that, too, is remembered.
 */
export const deriveWide = async (input: WideInput): Promise<WideFile | undefined> => {
  const { cache, descriptor, source } = input;
  let bytes: Buffer | undefined;
  const read = async (): Promise<Buffer> => {
    bytes ??= await readBytes(source);
    return bytes;
  };
  const { title: _, note: __, source: ___, ...meaning } = descriptor.value;
  const content = await contentHash(source.path, cache, read);
  const key = sha256(JSON.stringify([version, content, meaning, source.contest ?? null]));
  const file = join(cache, `${key}.json`);
  const parquet = join(cache, `${key}.parquet`);
  const known = await readFacts(file);
  if (known !== undefined) return known === null ? undefined : { ...known, parquet };
  await mkdir(cache, { recursive: true });
  const plan = planOf(input, await read());
  const derived = plan && (await derive(input, plan, await read(), parquet));
  await writeFile(file, JSON.stringify(derived ?? null));
  return derived;
};
