import type { Stations, TestResult } from "../../model/forensics.ts";
import { countNames } from "./columns.ts";

export type Level = TestResult["level"];

/** The stations of `rows`, in that order, with the same names of places. */
export const pickRows = (stations: Stations, rows: Int32Array): Stations => {
  const picked: Record<string, Int32Array> = {};
  for (const name of countNames) {
    const column = stations[name];
    if (column) picked[name] = rows.map((i) => column[i]);
  }
  const { regions, contests } = stations;
  return {
    size: rows.length,
    ...picked,
    region: rows.map((i) => stations.region[i]),
    contest: rows.map((i) => stations.contest[i]),
    regions,
    contests,
  };
};

/** Renumbers places so that only those present are named: what a bootstrap of one region draws from. */
const compact = (stations: Stations): Stations => {
  const shrink = (index: Int32Array, names: readonly string[]) => {
    const present = [...new Set(index)].sort((a, b) => a - b);
    const at = new Map(present.map((old, i) => [old, i]));
    return { index: index.map((old) => at.get(old)!), names: present.map((old) => names[old]) };
  };
  const region = shrink(stations.region, stations.regions);
  const contest = shrink(stations.contest, stations.contests);
  return {
    ...stations,
    region: region.index,
    regions: region.names,
    contest: contest.index,
    contests: contest.names,
  };
};

/** Names of the places of a level; one empty name for all stations together. */
export const placesOf = (stations: Stations, level: Level): readonly string[] =>
  level === "all" ? [""] : level === "region" ? stations.regions : stations.contests;

/** The stations of one place. */
export const stationsOf = (stations: Stations, level: Level, place: number): Stations => {
  if (level === "all") return stations;
  const index = level === "region" ? stations.region : stations.contest;
  const rows: number[] = [];
  for (let i = 0; i < index.length; i++) if (index[i] === place) rows.push(i);
  return compact(pickRows(stations, Int32Array.from(rows)));
};

/** At most `most` stations, evenly spaced through the list, so that every place keeps its part. */
export const thin = (stations: Stations, most: number): Stations => {
  if (stations.size <= most) return stations;
  const rows = Int32Array.from({ length: most }, (_, i) => Math.floor((i * stations.size) / most));
  return compact(pickRows(stations, rows));
};
