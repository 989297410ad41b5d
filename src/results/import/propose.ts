import { type GridRow, isNote } from "../read/grid.ts";
import { accountBySums } from "./account.ts";
import { findSummedBlock } from "./arithmetic.ts";
import { longColumns, wideCandidates } from "./candidates.ts";
import { countTypeOf } from "./count-type.ts";
import { roleCounts, takeElectors, takeParts } from "./counts.ts";
import { type Families, familiesOf } from "./families.ts";
import {
  type Judged,
  judgeBallots,
  judgeLong,
  judgeSum,
  judgeTotals,
  judgeUnchecked,
} from "./judge.ts";
import { judgeReading } from "./judge-reading.ts";
import { isPersonName } from "./people.ts";
import { placeKey, placesOf, tellingApart } from "./places.ts";
import { type Column, guessDecimal, profile } from "./profile.ts";
import type { Proposal } from "./proposal.ts";
import { onlyOf, rejectedIn } from "./special-rows.ts";
import { countsLeft, isCount, type Taking, take } from "./taking.ts";
import { unnamedStation } from "./told-apart.ts";
import { type Totals, totalsOf } from "./totals.ts";

const named = (columns: readonly Column[]): string[] => columns.map(({ header }) => header);

/** People’s names head the columns, or each stands in a column of its own: one race, whatever constituencies its rows lie in. */
const isOneRace = (wide: readonly Column[], families: Families | undefined): boolean =>
  (wide.length > 1 && wide.every(({ header }) => isPersonName(header))) ||
  (families !== undefined &&
    families.names.length > 0 &&
    families.names.every(({ distinct }) => distinct <= 1));

const given = <K extends string>(key: K, columns: readonly Column[]): { [key in K]?: string[] } =>
  (columns.length > 0 ? { [key]: named(columns) } : {}) as { [key in K]?: string[] };

const unread = (taking: Taking, candidates: readonly Column[]): string[] =>
  taking.columns
    .filter((column) => !taking.used.has(column) && !candidates.includes(column))
    .map(({ header, distinct }) =>
      distinct === 0 ? `“${header}” is empty` : `“${header}” is not used`,
    );

type Counts = ReturnType<typeof roleCounts>;

/** Whose votes the data holds: in columns, in rows, or several candidates to a row. */
interface Votes {
  isLong: boolean;
  families: Families | undefined;
  /** Of wide data: the columns of which each is a candidate. */
  candidates: Column[];
  /** Of long data. */
  long: { votes: Column[]; candidates: Column[]; parties: Column[] };
  counts: Counts;
  /** Which of the counts were found by the sums alone. */
  bySums: Column[];
  stationsExpected: Column | undefined;
}

const longOf = (taking: Taking, families: Families | undefined): Votes["long"] =>
  families
    ? { votes: families.votes, candidates: families.names, parties: families.parties }
    : longColumns(taking);

const takeFamilies = (taking: Taking): Families | undefined => {
  const families = familiesOf(taking.columns);
  for (const column of families ? [...families.names, ...families.parties, ...families.votes] : [])
    taking.used.add(column);
  return families;
};

const votesOf = (taking: Taking, totals: Totals): Votes => {
  const families = takeFamilies(taking);
  take(taking, "other", () => true);
  const electors = takeElectors(taking);
  takeParts(taking);
  const block = findSummedBlock(countsLeft(taking));
  const long = longOf(taking, families);
  const isLong = long.votes.length > 0 && (long.candidates.length > 0 || long.parties.length > 0);
  // “Smith votes” and “Jones votes” head candidates of a sheet, where no column names any.
  if (!isLong)
    for (const column of taking.columns) if (column.word === "votes") taking.used.delete(column);
  const counts = roleCounts(taking, isLong ? undefined : block);
  counts.registered.push(...electors);
  const [stationsExpected] = take(taking, "stationsExpected", isCount);
  if (counts.valid) taking.used.add(counts.valid);
  // A column that only says which rows are totals is understood.
  for (const column of taking.columns)
    if (
      column.word === undefined &&
      column.distinct <= 1 &&
      totals.named.some((one) => one.column === column.header)
    )
      taking.used.add(column);
  const candidates = isLong ? [] : wideCandidates(taking, block, counts);
  const bySums = isLong ? [] : accountBySums(taking, counts, candidates);
  return { isLong, families, candidates, long, counts, bySums, stationsExpected };
};

/** Which sheet a row belongs to, and what it says beside a candidate's votes. */
const sheetsOf = (taking: Taking, { isLong, families, candidates, long, counts }: Votes) => {
  const whose = families ? [] : [...long.candidates, ...long.parties];
  const found = placesOf(taking, {
    isOne: isOneRace(candidates, families),
    candidate: families ? undefined : long.candidates[0],
  });
  const beside = [...found.contest, ...found.nested, ...whose];
  const unnamed =
    found.station.length === 0 ? unnamedStation(taking, { beside, candidates }) : undefined;
  if (unnamed) taking.used.add(unnamed);
  const places = { ...found, ...(unnamed && { station: [unnamed] }), unnamed };
  const { registered, issued, rejected, valid } = counts;
  const ofSheets = [...registered, ...issued, ...rejected, ...(valid ? [valid] : [])];
  const said = placeKey(places, { isLong, candidates: whose, counts: ofSheets });
  const isRowEach = isLong && !families;
  const firstVotes = Math.min(...(families?.votes ?? candidates).map(({ index }) => index));
  const apart = isRowEach
    ? []
    : tellingApart(
        { ...taking, used: new Set([...taking.used, ...candidates]) },
        [...places.contest, ...said.station],
        firstVotes,
      );
  for (const column of apart) taking.used.add(column);
  const station = [...said.station, ...apart];
  const level = said.level === "contest" && apart.length > 0 ? "region" : said.level;
  const key = [...places.contest, ...station];
  const countType =
    isRowEach && key.length > 0 ? countTypeOf(taking, [...key, ...whose]) : undefined;
  const rejectedRows = isRowEach ? rejectedIn(long.candidates) : undefined;
  return { places, level, station, apart, key, countType, rejectedRows };
};

type Sheets = ReturnType<typeof sheetsOf>;

const judge = (taking: Taking, votes: Votes, { key, places, apart }: Sheets): Judged => {
  const judged: Judged = { confidence: 0.5, because: [], doubts: [] };
  const { isLong, candidates, counts, long } = votes;
  if (isLong) judgeLong({ rows: taking.rows, keys: key, votes: long.votes, counts }, judged);
  else judgeSum(candidates, counts, judged);
  judgeBallots(counts, judged);
  judgeUnchecked(candidates, counts, judged);
  if (places.byList)
    judged.because.push(`others stand for election in each “${places.byList.header}”`);
  if (votes.bySums.length > 0)
    judged.doubts.push(
      `${votes.bySums.map(({ header }) => `“${header}”`).join(", ")}: taken for what the sums make them, though their headers do not say what they are`,
    );
  if (places.unnamed)
    judged.doubts.push(
      `“${places.unnamed.header}” is taken for the station: it tells the rows apart, though its header does not say what it is`,
    );
  judged.doubts.push(
    ...places.loose.map(({ header }) => `“${header}” does not nest in the other regions`),
    ...unread(taking, candidates),
  );
  for (const { header } of apart)
    judged.doubts.push(
      `“${header}” is taken for a place, for it tells the rows apart: see that it is, and that \`level\` says which`,
    );
  judgeReading({ ...votes, key, rows: taking.rows, columns: taking.columns }, judged);
  return judged;
};

const rolesOf = (votes: Votes, sheets: Sheets): Proposal["columns"] => {
  const { isLong, long, counts, stationsExpected } = votes;
  const { places, station, countType } = sheets;
  return {
    ...given("contest", places.contest),
    ...given("station", station),
    regions: named(places.nested),
    ...(counts.registered[0] && { registered: counts.registered[0].header }),
    ...given("issued", counts.issued),
    ...(counts.valid && { valid: counts.valid.header }),
    ...given("rejected", counts.rejected),
    ...(isLong && given("candidate", long.candidates)),
    ...(isLong && given("party", long.parties)),
    ...(isLong && given("votes", long.votes)),
    ...(countType && { count_type: countType.header }),
    ...(stationsExpected && { stations_expected: stationsExpected.header }),
  };
};

/**
 * What a file's columns are, from the words of their headers and from what its numbers do: candidates sum to valid votes,
 * valid and rejected to ballots, regions nest. Says what it rests on and what it did not understand.
 */
export const propose = (headers: readonly string[], rows: readonly GridRow[]): Proposal => {
  const decimal = guessDecimal(rows);
  // A note under the table is none of its rows.
  const told = rows.filter((row) => !isNote(row));
  const whole: Taking = { columns: profile(headers, told, decimal), used: new Set(), rows: told };
  const totals = totalsOf(whole);
  const parts = told.filter((_, row) => !totals.rows.has(row));
  const taking: Taking =
    parts.length === told.length
      ? whole
      : { columns: profile(headers, parts, decimal), used: new Set(), rows: parts };
  const only = onlyOf(taking);
  const votes = votesOf(taking, totals);
  const sheets = sheetsOf(taking, votes);
  const { level, rejectedRows } = sheets;
  return {
    level,
    shape: votes.isLong ? "long" : "wide",
    columns: rolesOf(votes, sheets),
    candidates: named(votes.candidates),
    ...(decimal && { decimal }),
    ...(totals.named.length > 0 && { totals: totals.named }),
    ...(rejectedRows && { rejected_rows: rejectedRows }),
    ...(only && { only }),
    ...judgeTotals(judge(taking, votes, sheets), totals),
  };
};
