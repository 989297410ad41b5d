import type { Column } from "./profile.ts";
import { nestRegions } from "./regions.ts";
import { hasValues, isCode, isText, type Taking, take } from "./taking.ts";

const isRowNumber = ({ isCount, distinct, index }: Column, rows: number): boolean =>
  isCount && index === 0 && distinct === rows;

/** Contest, station, and the regions around them, widest first; `loose` are those that do not nest. */
export const placesOf = (taking: Taking, onePollOnly: boolean) => {
  const { rows } = taking;
  const named = take(taking, "contest", (c) => hasValues(c) && !isCode(c, []));
  const contest = onePollOnly ? [] : named.slice(0, 1);
  const found = take(taking, "station", hasValues);
  const station = found.length > 1 ? found.filter((c) => !isRowNumber(c, rows.length)) : found;
  const regions = take(taking, "region", (c) => isText(c) || (hasValues(c) && !isCode(c, rows)));
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

/** A row's own place: a station; else, where the data has no contests, the region it is about. */
export const placeKey = (
  { contest, station, nested }: ReturnType<typeof placesOf>,
  isLong: boolean,
) => {
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
