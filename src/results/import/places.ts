import { placeOfOwnList } from "./own-lists.ts";
import type { Column } from "./profile.ts";
import { nestRegions } from "./regions.ts";
import { hasValues, isCode, isText, type Taking, take } from "./taking.ts";
import { distinctRows, repeatsInEach } from "./told-apart.ts";
import { plainHeader } from "./vocabulary.ts";

const isRowNumber = ({ isCount, distinct, index }: Column, rows: number): boolean =>
  isCount && index === 0 && distinct === rows;

/** A constituency's name is a place where another column numbers it; where none does and each row has its own, it is the seat. */
const isSeatName = ({ header, distinct }: Column, rows: number): boolean =>
  distinct === rows && /constituency name/i.test(plainHeader(header));

const isOffice = ({ header }: Column): boolean => /office|cargo|race/i.test(header);
/** The district of an office (US House, 5) lies across counties: it is no place the station lies in but part of the contest. */
const isDistrict = ({ header }: Column): boolean => /district|distrito/i.test(header);

interface Race {
  /** Is all of it one race, whatever constituencies its rows lie in? */
  isOne: boolean;
  /** Who stands, in data with a row a candidate. */
  candidate: Column | undefined;
}

/** Contest, station, and the regions around them, widest first; `loose` are those that do not nest. */
export const placesOf = (taking: Taking, { isOne, candidate }: Race) => {
  const { rows } = taking;
  const named = take(taking, "contest", (c) => hasValues(c) && !isCode(c, []));
  const seats = taking.columns.filter((column) => isSeatName(column, rows.length));
  const said = isOne ? [] : [...named, ...seats].slice(0, 1);
  const found = take(taking, "station", hasValues);
  const station = found.length > 1 ? found.filter((c) => !isRowNumber(c, rows.length)) : found;
  const regions = take(taking, "region", (c) => isText(c) || (hasValues(c) && !isCode(c, rows)));
  const places = [...named.filter((c) => !said.includes(c)), ...regions].filter(isText);
  const nested = said.length === 0 && !isOne ? nestRegions(places).nested : [];
  const byList = placeOfOwnList(nested, candidate);
  const contest = byList ? [byList] : said;
  const district = contest.some(isOffice)
    ? taking.columns.filter((column) => isDistrict(column) && column.distinct > 0)
    : [];
  for (const column of district) taking.used.add(column);
  const around = places.filter((column) => !district.includes(column) && !contest.includes(column));
  // Places known by number alone are no names to show, but tell stations of one number apart.
  const numbered = regions.filter(
    (column) => !isText(column) && !district.includes(column) && !contest.includes(column),
  );
  return { contest: [...contest, ...district], byList, station, numbered, ...nestRegions(around) };
};

interface Around {
  /** Regions around the station, widest first. */
  regions: readonly Column[];
  contest: readonly Column[];
  /** Are there several rows to a station, told apart by more than these columns? */
  isLong: boolean;
}

/**
 * The fewest columns, from the station outwards, that tell every row apart; in data with a row a candidate, all regions in which
 * the same number or name stands for another station.
 */
const stationKey = (station: readonly Column[], { regions, contest, isLong }: Around): Column[] => {
  const rows = station[0]?.texts.length ?? 0;
  const key = [...station];
  let apart = distinctRows([...contest, ...key]);
  for (const outer of regions.toReversed()) {
    if (!isLong && apart === rows) break;
    const more = distinctRows([...contest, outer, ...key]);
    if (more === apart) continue;
    key.unshift(outer);
    apart = more;
  }
  return key;
};

/** A number that begins at 1 in most places tells what is within them apart; votes do not begin anywhere. */
const numbersWithin = (column: Column, known: readonly Column[]): boolean =>
  column.word === undefined &&
  known.length > 0 &&
  column.counts.filter((count) => count === 1).length * 2 >= distinctRows(known);

/**
 * Where no header says what tells the rows apart: the unread columns of names or codes before the votes that do, the nearest to the votes
 * first. None where they do not.
 */
export const tellingApart = (
  taking: Taking,
  known: readonly Column[],
  before: number,
): Column[] => {
  const rows = taking.rows.length;
  if (rows < 2 || (known.length > 0 && distinctRows(known) === rows)) return [];
  const unread = taking.columns.filter(
    (column) =>
      !taking.used.has(column) &&
      column.index < before &&
      column.distinct > 1 &&
      (isText(column) || isCode(column, []) || numbersWithin(column, known)),
  );
  const found: Column[] = [];
  let apart = known.length > 0 ? distinctRows(known) : 1;
  for (const column of unread.toReversed()) {
    if (repeatsInEach(column, known)) continue;
    const more = distinctRows([...known, column, ...found]);
    if (more > apart) found.unshift(column);
    apart = Math.max(apart, more);
    if (apart === rows) return found;
  }
  return [];
};

interface Rows {
  isLong: boolean;
  candidates: readonly Column[];
  /** What a row says of its sheet: a sheet has one roll, and one number of ballots. */
  counts: readonly Column[];
}

/** A row's own place: a station; else, where the data has no contests, the region it is about. */
export const placeKey = (
  { contest, station, nested, loose, numbered }: ReturnType<typeof placesOf>,
  { isLong, candidates, counts }: Rows,
) => {
  if (station.length > 0) {
    const regions = isLong ? nested : [...loose, ...numbered, ...nested];
    return {
      level: "station" as const,
      station: stationKey(station, { regions, contest, isLong }),
    };
  }
  const besides = [...contest, ...candidates];
  // A contest that spans several of the innermost regions has a row for each of them.
  const spans =
    isLong &&
    contest.length > 0 &&
    nested.length > 0 &&
    (distinctRows([...besides, ...nested]) > distinctRows(besides) ||
      (counts.length > 0 && distinctRows([...contest, ...counts]) > distinctRows(contest)));
  if ((contest.length > 0 && !spans) || nested.length === 0)
    return { level: "contest" as const, station: [] };
  return {
    level: "region" as const,
    station: stationKey(nested.slice(-1), {
      regions: nested.slice(0, -1),
      contest: spans ? contest : [],
      isLong,
    }),
  };
};
