import { rename, stat } from "node:fs/promises";
import { sha256 } from "../../lib/hash.ts";
import { sheetsPerFile } from "../notes.ts";
import { type CandidateFacts, emptyPart, keyOf, type Part } from "../part.ts";
import {
  deriveWide,
  quoteText,
  votesColumn,
  type WideFile,
  type WideInput,
  wideRows,
} from "./wide.ts";

/** The tables of one file in Parquet, and what its stations sum up to by contest. */
export interface BulkTables {
  sheets: string;
  votes: string;
  stations: string;
  whole: Map<string, { count: number; registered: number | null }>;
}

interface Written {
  sheets: string;
  votes: string;
  stations: string;
}

const queries = (input: WideInput, wide: WideFile, ordinal: number): Written => {
  const { descriptor, source } = input;
  const columns = wide.candidates.map(({ candidate }) => votesColumn(candidate)).join(", ");
  const tab = `${quoteText(descriptor.id)} as tabulation`;
  const numbered = `(select *, ${ordinal * sheetsPerFile} + line - 1 as sheet from ${wideRows([wide])})`;
  return {
    sheets: `select ${tab}, sheet, contest, station, registered, issued, valid, rejected,
      ${quoteText(source.file)} as file, line from ${numbered}`,
    votes: `select ${tab}, sheet, contest, candidate[3:] as candidate, votes
      from (select sheet, contest, ${columns} from ${numbered})
        unpivot include nulls (votes for candidate in (${columns}))`,
    stations: `select ${tab}, contest, station, arg_min(regions, line) as regions,
      case when count(distinct coalesce(registered, -1)) = 1 then any_value(registered) end as registered
      from ${wideRows([wide])} where station is not null group by contest, station order by min(line)`,
  };
};

/** Keyed by the derived file and by what is written into the rows; what is there is not written again. */
const write = async (input: WideInput, wide: WideFile, ordinal: number): Promise<Written> => {
  const { connection, descriptor, source } = input;
  const key = sha256(JSON.stringify([wide.parquet, descriptor.id, source.file, ordinal]));
  const files: Written = { sheets: "", votes: "", stations: "" };
  for (const [name, query] of Object.entries(queries(input, wide, ordinal)) as [
    keyof Written,
    string,
  ][]) {
    files[name] = `${input.cache}/${key}-${name}.parquet`;
    if (await stat(files[name]).catch(() => undefined)) continue;
    const part = `${files[name]}.part`;
    await connection.run(
      `copy (${query}) to ${quoteText(part)} (format parquet, compression lz4_raw)`,
    );
    await rename(part, files[name]);
  }
  return files;
};

const wholeOf = async (
  { connection }: WideInput,
  stations: string,
): Promise<BulkTables["whole"]> => {
  const found = await connection.runAndReadAll(`
    select contest, count(*)::double, case when count(*) = count(registered) then sum(registered)::double end
    from read_parquet(${quoteText(stations)}) group by contest`);
  const rows = found.getRows() as [string, number, number | null][];
  return new Map(rows.map(([contest, count, registered]) => [contest, { count, registered }]));
};

const candidatesOf = ({ contests, candidates }: WideFile): Map<string, CandidateFacts> => {
  const facts = contests.flatMap(({ contest }) =>
    candidates.map(({ candidate, name, party, label }) => ({
      contest,
      candidate,
      name,
      party,
      label,
    })),
  );
  return new Map(facts.map((one) => [keyOf(one.contest, one.candidate), one]));
};

/** A file's part, derived in bulk; undefined where the file is small or needs the careful reader. */
export const bulkPart = async (
  input: WideInput,
  { ordinal, from }: { ordinal: number; from: number },
): Promise<Part | undefined> => {
  const { size } = await stat(input.source.path);
  if (size < from) return undefined;
  const wide = await deriveWide(input);
  if (!wide) return undefined;
  const files = await write(input, wide, ordinal);
  return {
    ...emptyPart(),
    contests: new Map(wide.contests.map((one) => [one.contest, one])),
    candidates: candidatesOf(wide),
    rowsIn: wide.rows,
    bulk: { ...files, whole: await wholeOf(input, files.stations) },
  };
};
