import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { Cell } from "../model/table.ts";
import type { SheetVotes } from "./changes.ts";
import type { Candidate, ContestResult } from "./contest.ts";

/** Runs one SELECT on the case's tables: the one effect this stage needs. */
export type Query = (sql: string) => Promise<{ rows: readonly (readonly Cell[])[] }>;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const whole = (cell: Cell): number => Number(cell);

/** Votes as a number; null where unknown, or more than a number holds exactly, which no election has. */
const votesOf = (cell: Cell): number | null =>
  cell === null || !Number.isSafeInteger(whole(cell)) ? null : whole(cell);

/** What is known of a tabulation before its votes are read. */
export interface TabulationInfo {
  tabulation: string;
  chamber: string | null;
  election: string;
  asOf: string | null;
  level: string;
  lists: ContestResult["lists"];
  /** Every station is known to be in it. */
  allStations: boolean;
}

/** All tabulations of the case, by name. */
export const readTabulations = async (query: Query): Promise<TabulationInfo[]> => {
  const { rows } = await query(
    "select tabulation, chamber, election, as_of, level, lists_candidates, lists_stations from tabulations order by tabulation",
  );
  return rows.map(([tabulation, chamber, election, asOf, level, lists, stations]) => ({
    tabulation: String(tabulation),
    chamber: chamber as string | null,
    election: String(election),
    asOf: asOf as string | null,
    level: String(level),
    lists: lists as ContestResult["lists"],
    allStations: stations === "all",
  }));
};

/** The tabulation of that name, or `seats/no-tabulation` with the nearest one there is. */
export const findTabulation = (all: readonly TabulationInfo[], name: string): TabulationInfo => {
  const found = all.find(({ tabulation }) => tabulation === name);
  if (found) return found;
  const names = all.map(({ tabulation }) => tabulation);
  const meant = nearest(name, names);
  throw new MandateError({
    code: "seats/no-tabulation",
    kind: "usage",
    message: `there is no tabulation ${name}`,
    fix: meant
      ? `Did you mean ${meant}?`
      : `Use one of: ${names.join(", ") || "none in this case"}.`,
  });
};

const contestRows = (tabulation: string): string => `
  select s.contest, c.regions, c.seats, t.lists_candidates,
    coalesce(r.missing_max = 0 and r.unlisted_max = 0 and t.lists_candidates <> 'winners', false) as complete,
    s.candidate, s.name, s.party, s.votes, s.rank,
    -- A list of winners fixes the winner only where it counts every station.
    case when t.lists_candidates <> 'winners' or t.lists_stations = 'all' then s.rank_high end as rank_high
  from standings(${quote(tabulation)}) s
    join contests c on c.tabulation = ${quote(tabulation)} and c.contest = s.contest
    join contest_reach(${quote(tabulation)}) r on r.contest = s.contest
    join tabulations t on t.tabulation = ${quote(tabulation)}
  order by s.contest, s.rank, s.candidate`;

const candidateOf = (row: readonly Cell[]): Candidate => ({
  candidate: String(row[5]),
  name: row[6] as string | null,
  party: row[7] as string | null,
  votes: votesOf(row[8]),
});

/** Settled when each who leads cannot come out worse than the last seat. */
const contestOf = (tabulation: string, rows: readonly (readonly Cell[])[]): ContestResult => {
  const [first] = rows;
  const seats = first[2] === null ? 1 : whole(first[2]);
  const leaders = rows.filter((row) => whole(row[9]) <= seats);
  return {
    contest: String(first[0]),
    regions: (first[1] as string[] | null) ?? [],
    seats,
    sources: [tabulation],
    candidates: rows.map(candidateOf),
    lists: first[3] as ContestResult["lists"],
    complete: first[4] === true,
    settled: leaders.every((row) => row[10] !== null && whole(row[10]) <= seats),
  };
};

/** Every contest of a tabulation, in order. */
export const readContests = async (
  query: Query,
  tabulation: string,
): Promise<Map<string, ContestResult>> => {
  const { rows } = await query(contestRows(tabulation));
  const groups = Map.groupBy(rows, ([contest]) => String(contest));
  return new Map(Array.from(groups, ([id, group]) => [id, contestOf(tabulation, group)]));
};

/** The sheets of one contest in a tabulation that has stations. */
export const readSheets = async (
  query: Query,
  { tabulation, contest }: { tabulation: string; contest: string },
): Promise<SheetVotes[]> => {
  const { rows } = await query(`
    select s.station, v.candidate, c.party, v.votes
    from sheets s join votes v using (tabulation, sheet)
      left join candidates c on c.tabulation = v.tabulation and c.contest = v.contest and c.candidate = v.candidate
    where s.tabulation = ${quote(tabulation)} and s.contest = ${quote(contest)} and s.station is not null
    order by s.sheet, v.candidate`);
  return rows.map(([station, candidate, party, votes]) => ({
    station: String(station),
    candidate: String(candidate),
    party: party as string | null,
    votes: votesOf(votes),
  }));
};
