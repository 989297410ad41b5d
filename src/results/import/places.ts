import { placeOfOwnList } from "./own-lists.ts";
import type { Column } from "./profile.ts";
import { nestRegions } from "./regions.ts";
import { hasValues, isCode, isText, type Taking, take } from "./taking.ts";
import { distinctRows } from "./told-apart.ts";
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
  return { contest: [...contest, ...district], byList, station, ...nestRegions(around) };
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

/** A row's own place: a station; else, where the data has no contests, the region it is about. */
export const placeKey = (
  { contest, station, nested, loose }: ReturnType<typeof placesOf>,
  isLong: boolean,
) => {
  if (station.length > 0) {
    const regions = isLong ? nested : [...loose, ...nested];
    return {
      level: "station" as const,
      station: stationKey(station, { regions, contest, isLong }),
    };
  }
  if (contest.length > 0 || nested.length === 0) return { level: "contest" as const, station: [] };
  return {
    level: "region" as const,
    station: stationKey(nested.slice(-1), { regions: nested.slice(0, -1), contest: [], isLong }),
  };
};
