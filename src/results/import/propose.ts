import type { GridRow } from "../read/grid.ts";
import { agreement, type Block, findSummedBlock, share } from "./arithmetic.ts";
import {
  type Judged,
  judgeBallots,
  judgeLong,
  judgeSum,
  judgeUnchecked,
  type RoleCounts,
} from "./judge.ts";
import { isPersonName } from "./people.ts";
import { type Column, guessDecimal, profile } from "./profile.ts";
import { nestRegions } from "./regions.ts";
import type { Role } from "./vocabulary.ts";

/** What import makes of a file: the descriptor's variable parts, and how it came to them. */
export interface Proposal {
  level: "station" | "contest" | "region";
  shape: "wide" | "long";
  columns: {
    contest?: string[];
    station?: string[];
    regions: string[];
    registered?: string;
    issued?: string[];
    valid?: string;
    rejected?: string[];
    candidate?: string[];
    party?: string[];
    votes?: string[];
    stations_expected?: string;
  };
  candidates: string[];
  decimal?: "." | ",";
  totals?: { column: string; values: string[] };
  only?: { column: string; values: string[] };
  /** 0 to 1: how sure. Only arithmetic that was put to the test brings it above 0.8. */
  confidence: number;
  /** What the guess rests on, in words. */
  because: string[];
  /** What was not understood, in words. */
  doubts: string[];
}

const named = (columns: readonly Column[]): string[] => columns.map(({ header }) => header);

interface Context {
  columns: Column[];
  used: Set<Column>;
  rows: readonly GridRow[];
}

const take = (
  { columns, used }: Context,
  role: Role,
  accept: (column: Column) => boolean,
): Column[] => {
  const found = columns.filter(
    (column) => !used.has(column) && column.word === role && accept(column),
  );
  for (const column of found) used.add(column);
  return found;
};

const isText = ({ isCount, distinct }: Column): boolean => !isCount && distinct > 0;
const isCount = (column: Column): boolean => column.isCount;
const hasValues = ({ distinct }: Column): boolean => distinct > 0;

/** A column that numbers the rows, or codes that go with a name, are no votes. */
const isCode = (column: Column, rows: readonly GridRow[]): boolean =>
  /^(?:cod|id|no|num|nr)\b|code|\bid\b|^\(column|numero/i.test(
    column.header.normalize("NFKD").replace(/_/g, " "),
  ) ||
  (column.index === 0 && column.distinct === rows.length && rows.length > 1);

const longColumns = (context: Context) => {
  const votes = take(context, "votes", isCount);
  const candidates = take(context, "candidate", isText);
  const parties = take(context, "party", isText);
  return { votes, candidates, parties };
};

/** c1_name, c1_party, c1_votes; c2_name, …: columns that differ in a number alone. */
const inStep = (columns: readonly Column[]): Column[] => {
  const stem = (header: string): string => header.replace(/\d+/, "#");
  const steps = columns.filter(({ header }) => /\d/.test(header));
  const groups = Object.values(Object.groupBy(steps, ({ header }) => stem(header)));
  return (
    groups
      .filter((group) => (group?.length ?? 0) > 1)
      .toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0))[0] ?? []
  );
};

const stepsOf = (columns: readonly Column[]) => {
  const names = columns.filter(({ header }) => /^\D*\d+\D*name/i.test(header));
  const parties = columns.filter(({ header }) => /^\D*\d+\D*party/i.test(header));
  const votes = columns.filter(({ header, isCount }) => isCount && /^\D*\d+\D*votes/i.test(header));
  const several =
    inStep(votes).length > 1 && (names.length === votes.length || parties.length === votes.length);
  return several ? { names, parties, votes } : undefined;
};

/** Rows that hold a sum of others: a column whose every other cell is filled says so by a word. */
const totalsIn = (context: Context): Proposal["totals"] => {
  for (const column of context.columns) {
    const values = [...new Set(column.texts)].filter((text) =>
      /^(?:grand )?total(?:es|s)?$|^overall|^all$|^(?:valid|null|voters|rejected|registered)$|^итого|^всего|^کل$|^ميزان|^میزان/i.test(
        text,
      ),
    );
    if (values.length > 0 && values.length <= 6 && column.distinct > values.length) {
      return { column: column.header, values };
    }
  }
  return undefined;
};

const onlyOf = (context: Context): Proposal["only"] => {
  const [year] = take(context, "year", (column) => column.distinct > 1 && column.distinct <= 20);
  if (!year) return undefined;
  const values = [...new Set(year.texts.filter(Boolean))].sort((a, b) => Number(a) - Number(b));
  return { column: year.header, values: values.slice(-1) };
};

/** People’s names head the columns: one race then, whatever constituencies its rows lie in. */
const arePeople = (candidates: readonly Column[]): boolean =>
  candidates.length > 1 && candidates.every(({ header }) => isPersonName(header));

const isRowNumber = ({ isCount, distinct, index }: Column, rows: number): boolean =>
  isCount && index === 0 && distinct === rows;

const placesOf = (context: Context, onePollOnly: boolean) => {
  const { rows } = context;
  const named = take(context, "contest", (c) => hasValues(c) && !isCode(c, []));
  const contest = onePollOnly ? [] : named.slice(0, 1);
  const found = take(context, "station", hasValues);
  const station = found.length > 1 ? found.filter((c) => !isRowNumber(c, rows.length)) : found;
  const regions = take(context, "region", (c) => isText(c) || (hasValues(c) && !isCode(c, rows)));
  const places = [...named.filter((c) => !contest.includes(c)), ...regions].filter(isText);
  return { contest, station, ...nestRegions(places) };
};

const distinctRows = (columns: readonly Column[]): number => {
  const rows = columns[0]?.texts.length ?? 0;
  return new Set(
    Array.from({ length: rows }, (_, row) => columns.map(({ texts }) => texts[row]).join("\u0000")),
  ).size;
};

/** The fewest columns, from the station outwards, that tell every row apart. */
const stationKey = (
  station: readonly Column[],
  regions: readonly Column[],
  contest: readonly Column[],
): Column[] => {
  const rows = station[0]?.texts.length ?? 0;
  const key = [...station];
  let apart = distinctRows([...contest, ...key]);
  for (const outer of regions.toReversed()) {
    if (apart === rows) break;
    const more = distinctRows([...contest, outer, ...key]);
    if (more === apart) continue;
    key.unshift(outer);
    apart = more;
  }
  return key;
};

const countsLeft = ({ columns, used, rows }: Context): Column[] =>
  columns.filter((column) => !used.has(column) && !isCode(column, rows));

/** Men and women on the roll, and the column that is their sum. */
const takeElectors = (context: Context): Column[] => {
  const parts = context.columns.filter(
    (c) =>
      c.isCount &&
      /^(?:fe)?male$|^(?:wo)?men$|^hombres$|^mujeres$|^مرد$|^عورت|^خواتین$/iu.test(c.header),
  );
  if (parts.length < 2) return [];
  const sums = countsLeft(context).filter(
    (c) => c.isCount && !parts.includes(c) && share(agreement(parts, [c])) > 0.9,
  );
  for (const column of [...parts, ...sums]) context.used.add(column);
  return sums.slice(0, 1);
};

/** A row's own place: a station; else, where the data has no contests, the region it is about. */
const placeKey = ({ contest, station, nested }: ReturnType<typeof placesOf>, isLong: boolean) => {
  if (station.length > 0) {
    return {
      level: "station" as const,
      station: isLong ? station : stationKey(station, nested, contest),
    };
  }
  if (contest.length > 0 || nested.length === 0 || isLong)
    return { level: "contest" as const, station: [] };
  return {
    level: "region" as const,
    station: stationKey(nested.slice(-1), nested.slice(0, -1), []),
  };
};

const roleCounts = (context: Context, block: Block | undefined): RoleCounts => {
  const registered = take(context, "registered", isCount);
  const rejected = take(context, "rejected", isCount);
  const valid = take(context, "valid", isCount);
  const issued = take(context, "issued", isCount);
  const blockValid =
    block && !block.parts.some((part) => context.used.has(part)) ? block.whole : undefined;
  const total = valid[0] ?? blockValid;
  // A total of the candidates alone is of valid votes, whatever its header says.
  return { registered, rejected, valid: total, issued: issued.filter((one) => one !== total) };
};

const wideCandidates = (
  context: Context,
  block: Block | undefined,
  valid: Column | undefined,
): Column[] => {
  if (block && block.whole === valid) return block.parts;
  return context.columns.filter(
    (column) =>
      !context.used.has(column) &&
      column.isCount &&
      column.word === undefined &&
      !isCode(column, context.rows),
  );
};

const given = <K extends string>(key: K, columns: readonly Column[]): { [key in K]?: string[] } =>
  (columns.length > 0 ? { [key]: named(columns) } : {}) as { [key in K]?: string[] };

const unread = (context: Context, candidates: readonly Column[]): string[] =>
  context.columns
    .filter((column) => !context.used.has(column) && !candidates.includes(column))
    .map(({ header, distinct }) =>
      distinct === 0 ? `“${header}” is empty` : `“${header}” is not used`,
    );

/**
 * What a file's columns are, from the words of their headers and from what its numbers do: candidates sum to valid votes,
 * valid and rejected to ballots, regions nest. Says what it rests on and what it did not understand.
 */
export const propose = (headers: readonly string[], rows: readonly GridRow[]): Proposal => {
  const decimal = guessDecimal(rows);
  const context: Context = { columns: profile(headers, rows, decimal), used: new Set(), rows };
  const judged: Judged = { confidence: 0.5, because: [], doubts: [] };
  const only = onlyOf(context);
  const totals = totalsIn(context);
  const inTotals = context.columns.find(({ header }) => header === totals?.column);
  const steps = stepsOf(context.columns);
  for (const column of steps ? [...steps.names, ...steps.parties, ...steps.votes] : [])
    context.used.add(column);
  take(context, "other", () => true);
  const electors = takeElectors(context);
  const block = findSummedBlock(countsLeft(context));
  const long = steps
    ? { votes: steps.votes, candidates: steps.names, parties: steps.parties }
    : longColumns(context);
  const isLong = long.votes.length > 0 && (long.candidates.length > 0 || long.parties.length > 0);
  const counts = roleCounts(context, isLong ? undefined : block);
  counts.registered.push(...electors);
  const expected = take(context, "stationsExpected", isCount);
  if (counts.valid) context.used.add(counts.valid);
  if (inTotals) context.used.add(inTotals);
  const candidates = isLong ? [] : wideCandidates(context, block, counts.valid);
  const places = placesOf(context, arePeople(candidates));
  const key = placeKey(places, isLong);
  const { level, station } = key;
  if (isLong)
    judgeLong(
      { rows, keys: [...places.contest, ...station], votes: long.votes, valid: counts.valid },
      judged,
    );
  else judgeSum(candidates, counts, judged);
  judgeBallots(counts, judged);
  judgeUnchecked(candidates, counts, judged);
  judged.doubts.push(
    ...places.loose.map(({ header }) => `“${header}” does not nest in the other regions`),
  );
  judged.doubts.push(...unread(context, candidates));
  if (!isLong && candidates.length === 0) judged.doubts.push("no candidates were found");
  return {
    level,
    shape: isLong ? "long" : "wide",
    columns: {
      ...given("contest", places.contest),
      ...given("station", station),
      regions: named(places.nested),
      ...(counts.registered[0] && { registered: counts.registered[0].header }),
      ...given("issued", counts.issued),
      ...(counts.valid && { valid: counts.valid.header }),
      ...given("rejected", counts.rejected),
      ...(isLong && given("candidate", steps ? long.candidates : long.candidates.slice(0, 1))),
      ...(isLong && given("party", steps ? long.parties : long.parties.slice(-1))),
      ...(isLong && given("votes", steps ? long.votes : long.votes.slice(0, 1))),
      ...(expected[0] && { stations_expected: expected[0].header }),
    },
    candidates: named(candidates),
    ...(decimal && { decimal }),
    ...(totals && { totals }),
    ...(only && { only }),
    ...judged,
  };
};
