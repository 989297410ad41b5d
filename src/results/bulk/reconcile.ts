import type { DuckDBConnection } from "@duckdb/node-api";
import { votesColumn, type WideFile, wideRows } from "./wide.ts";

/** Votes of one candidate that differ between two tabulations at one station. */
export interface Difference {
  contest: string;
  station: string | null;
  candidate: string;
  a: number | null;
  b: number | null;
}

export interface ContestSum {
  contest: string;
  sheetsA: number;
  sheetsB: number;
  /** Votes by candidate, NULL where the contest has none of them. */
  a: Record<string, number | null>;
  b: Record<string, number | null>;
}

export interface Place {
  contest: string;
  station: string | null;
}

export interface BulkReconciled {
  differences: Difference[];
  onlyA: Place[];
  onlyB: Place[];
  contests: ContestSum[];
}

const candidatesOf = (files: readonly WideFile[]): Set<string> =>
  new Set(files.flatMap(({ candidates }) => candidates.map(({ candidate }) => candidate)));

interface Pair {
  contest: string;
  station: string | null;
  side: "a" | "b" | "both";
  a: (bigint | null)[];
  b: (bigint | null)[];
}

interface Met {
  inA: number;
  inB: number;
  unlike: Pair[];
}

/** One join of both: what differs, and how often each side was met, which tells a station of several sheets. */
const meet = async (connection: DuckDBConnection, shared: readonly string[]): Promise<Met> => {
  const columns = shared.map(votesColumn);
  const votes = (side: string): string =>
    `[${columns.map((c) => `${side}.${c}`).join(", ")}]::bigint[]`;
  const differs = [
    "a.contest is null",
    "b.contest is null",
    ...columns.map((c) => `a.${c} is distinct from b.${c}`),
  ];
  const found = await connection.runAndReadAll(`
    select count(a.contest)::double, count(b.contest)::double,
      list({contest: coalesce(a.contest, b.contest), station: coalesce(a.station, b.station),
        side: case when b.contest is null then 'a' when a.contest is null then 'b' else 'both' end,
        a: ${votes("a")}, b: ${votes("b")}}) filter (${differs.join(" or ")})
    from a full join b on a.contest = b.contest and a.station is not distinct from b.station`);
  const [[inA, inB, unlike]] = found.getRowsJS() as [number, number, Pair[] | null][];
  return { inA, inB, unlike: (unlike ?? []).sort(byPlace) };
};

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const byPlace = (a: Pair, b: Pair): number =>
  compare(a.contest, b.contest) || compare(a.station ?? "", b.station ?? "");

const toNumber = (value: bigint | null): number | null => (value === null ? null : Number(value));

const differencesOf = ({ contest, station, a, b }: Pair, shared: readonly string[]): Difference[] =>
  shared.flatMap((candidate, i) => {
    const [votesA, votesB] = [toNumber(a[i]), toNumber(b[i])];
    return votesA === votesB ? [] : [{ contest, station, candidate, a: votesA, b: votesB }];
  });

const sums = async (connection: DuckDBConnection, table: string, candidates: readonly string[]) => {
  const columns = candidates.map((candidate) => `, sum(${votesColumn(candidate)})::double`);
  const found = await connection.runAndReadAll(
    `select contest, count(*)::double${columns.join("")} from ${table} group by contest`,
  );
  const rows = found.getRows() as [string, number, ...(number | null)[]][];
  return new Map(
    rows.map(([contest, sheets, ...votes]) => [
      contest,
      {
        sheets,
        votes: Object.fromEntries(candidates.map((candidate, i) => [candidate, votes[i]])),
      },
    ]),
  );
};

const rowsOf = (files: readonly WideFile[]): number =>
  files.reduce((sum, { rows }) => sum + rows, 0);

const place = ({ contest, station }: Pair): Place => ({ contest, station });

/**
 * Reconciles two tabulations whose files are all derived in bulk: a column a candidate, so that a million stations meet in one
 * join and votes are never unrolled. Undefined where a station has several sheets, which this cannot weigh.
 */
export const reconcileWide = async (
  connection: DuckDBConnection,
  filesA: readonly WideFile[],
  filesB: readonly WideFile[],
): Promise<BulkReconciled | undefined> => {
  const [inA, inB] = [candidatesOf(filesA), candidatesOf(filesB)];
  const shared = [...inA].filter((candidate) => inB.has(candidate));
  await connection.run(`create or replace temp view a as from ${wideRows(filesA)}`);
  await connection.run(`create or replace temp view b as from ${wideRows(filesB)}`);
  const met = await meet(connection, shared);
  if (met.inA !== rowsOf(filesA) || met.inB !== rowsOf(filesB)) return undefined;
  const [a, b] = [await sums(connection, "a", [...inA]), await sums(connection, "b", [...inB])];
  const contests = [...new Set([...a.keys(), ...b.keys()])].sort(compare);
  return {
    differences: met.unlike
      .filter(({ side }) => side === "both")
      .flatMap((pair) => differencesOf(pair, shared)),
    onlyA: met.unlike.filter(({ side }) => side === "a").map(place),
    onlyB: met.unlike.filter(({ side }) => side === "b").map(place),
    contests: contests.map((contest) => ({
      contest,
      sheetsA: a.get(contest)?.sheets ?? 0,
      sheetsB: b.get(contest)?.sheets ?? 0,
      a: a.get(contest)?.votes ?? {},
      b: b.get(contest)?.votes ?? {},
    })),
  };
};
