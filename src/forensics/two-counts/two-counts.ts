import type { Reading } from "../../model/forensics.ts";
import type { Table } from "../../model/table.ts";
import { declined } from "../reading.ts";
import { loadStations } from "../stations/stations.ts";
import { type Count, lateCount } from "./late-count.ts";
import { previousElection } from "./previous-election.ts";

export interface TwoCounts {
  /** The tabulation under test. */
  tabulation: string;
  /** The one it is compared with: an earlier count, or an earlier election. */
  against: string;
  party?: string;
  seed: string;
}

const load = async (tables: readonly Table[], tabulation: string, pair: readonly string[]) => {
  const [first, second] = await Promise.all(
    pair.map((party) => loadStations(tables, { tabulation, party })),
  );
  const { stations, keys, places } = first;
  const { valid, leader } = stations;
  const rival = second.stations.leader;
  if (!valid || !leader || !rival) return undefined;
  const count: Count = { key: keys, place: places, valid, first: leader, second: rival };
  return count;
};

/** Late-count shift between two tabulations of one election: the leader against the runner-up of the final one. */
export const compareCounts = async (
  tables: readonly Table[],
  { tabulation, against, party, seed }: TwoCounts,
): Promise<{ pair: string[]; readings: Reading[] }> => {
  const final = await loadStations(tables, { tabulation, ...(party !== undefined && { party }) });
  const rival = final.ranking.find((name) => name !== final.subject);
  if (rival === undefined) {
    return { pair: [final.subject], readings: [declined("late count", 0, "missing-leader")] };
  }
  const pair = [final.subject, rival];
  const [early, late] = [await load(tables, against, pair), await load(tables, tabulation, pair)];
  const readings =
    early && late
      ? lateCount(early, late, { bootstraps: 200, seed })
      : [declined("late count", 0, "missing-valid")];
  return { pair, readings };
};

/** Turnout and rejected ballots of one tabulation against the same stations in another election. */
export const compareElections = async (
  tables: readonly Table[],
  { tabulation, against }: TwoCounts,
): Promise<Reading[]> => {
  const [now, then] = await Promise.all([
    loadStations(tables, { tabulation }),
    loadStations(tables, { tabulation: against }),
  ]);
  return previousElection(now, then);
};
