import { type Stations } from "../../model/forensics.ts";
import { ballotsFound, MOST_IN_A_STATION, tookPart } from "./counts.ts";

/** Turnout and leader's share of the stations where both are defined, as fractions from 0 to 1. */
export interface TurnoutShare {
  turnout: Float64Array;
  share: Float64Array;
  /** Registered voters. */
  voters: Float64Array;
  /** Row of each in the stations. */
  rows: Int32Array;
}

/** Share is of all ballots found, as in the published fingerprints; stations over one are left out. */
export const turnoutShare = (stations: Stations): TurnoutShare => {
  const voters = stations.registered!;
  const came = tookPart(stations)!;
  const found = ballotsFound(stations)!;
  const leader = stations.leader!;
  const rows = new Int32Array(stations.size);
  let size = 0;
  for (let i = 0; i < stations.size; i++) {
    const sound = voters[i] > 0 && voters[i] <= MOST_IN_A_STATION && found[i] > 0;
    if (sound && came[i] >= 0 && came[i] <= voters[i] && leader[i] >= 0 && leader[i] <= found[i]) {
      rows[size++] = i;
    }
  }
  const kept = rows.slice(0, size);
  return {
    turnout: Float64Array.from(kept, (i) => came[i] / voters[i]),
    share: Float64Array.from(kept, (i) => leader[i] / found[i]),
    voters: Float64Array.from(kept, (i) => voters[i]),
    rows: kept,
  };
};
