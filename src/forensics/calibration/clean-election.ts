import type { Stations } from "../../model/forensics.ts";
import { fitShapes, toTail } from "../chance/beta-binomial.ts";
import { Random } from "../chance/random.ts";
import { ballotsFound, type Shares, shares, tookPart } from "../stations/counts.ts";
import { largest } from "../stations/values.ts";

interface Shapes {
  a: number;
  b: number;
}

/** How turnout, rejected ballots and the leader's votes spread over the stations of one place. */
interface PlaceModel {
  turnout: Shapes;
  rejected: Shapes;
  leader: Shapes;
}

/** A beta-binomial fitted to counts: their mean and how much more than chance they differ. */
const fitOne = ({ part, whole }: Shares): Shapes => {
  const top = largest(whole);
  const tails = {
    part: new Float64Array(top + 1),
    rest: new Float64Array(top + 1),
    whole: new Float64Array(top + 1),
  };
  for (let i = 0; i < part.length; i++) {
    tails.part[part[i]] += 1;
    tails.rest[whole[i] - part[i]] += 1;
    tails.whole[whole[i]] += 1;
  }
  const [hits, trials] = [part, whole].map((counts) => counts.reduce((a, b) => a + b, 0));
  const mean = (hits + 0.5) / (trials + 1);
  for (const histogram of Object.values(tails)) toTail(histogram);
  return fitShapes(tails, { a: 20 * mean, b: 20 * (1 - mean) });
};

const select = (counts: Shares, place: Int32Array, which: number): Shares => {
  const keep = counts.rows.map((row, j) => (place[row] === which ? j : -1)).filter((j) => j >= 0);
  return {
    part: keep.map((j) => counts.part[j]),
    whole: keep.map((j) => counts.whole[j]),
    rows: keep.map((j) => counts.rows[j]),
  };
};

/** Fewest stations a region needs for a model of its own; smaller ones share that of all. */
const FEWEST = 30;

export interface CleanModel {
  stations: Stations;
  places: PlaceModel[];
}

/**
 * Learns from a case what a clean election at its own stations looks like: sizes of stations as they are, turnout,
 * rejected ballots and the leader's share beta-binomial about each region's own mean with its own spread.
 * Whatever was wrong with the real election, its sums over smooth distributions hold no trace of whole
 * percentages, digits or spikes; fraud that shifted a region's mean is in the model as an honest difference.
 */
export const cleanModel = (stations: Stations): CleanModel => {
  const found = ballotsFound(stations)!;
  const counts = {
    turnout: shares({ part: tookPart(stations)!, whole: stations.registered! }),
    rejected: stations.rejected && shares({ part: stations.rejected, whole: found }),
    leader: shares({ part: stations.leader!, whole: stations.valid! }),
  };
  const model = (narrow: (data: Shares) => Shares): PlaceModel => ({
    turnout: fitOne(narrow(counts.turnout)),
    rejected: counts.rejected ? fitOne(narrow(counts.rejected)) : { a: 0, b: 1 },
    leader: fitOne(narrow(counts.leader)),
  });
  const all = model((data) => data);
  const sizes = new Int32Array(stations.regions.length);
  for (const row of counts.turnout.rows) sizes[stations.region[row]] += 1;
  const places = stations.regions.map((_, place) =>
    sizes[place] < FEWEST ? all : model((data) => select(data, stations.region, place)),
  );
  return { stations, places };
};

const draw = (random: Random, n: number, { a, b }: Shapes): number =>
  a > 0 ? random.binomial(n, random.beta(a, b)) : 0;

/** One clean election at the same stations. Ballots issued are all found; every column is known. */
export const cleanElection = ({ stations, places }: CleanModel, seed: string): Stations => {
  const random = new Random(seed);
  const registered = stations.registered!.map((n) => Math.max(0, Math.min(n, 1_000_000)));
  const issued = new Int32Array(stations.size);
  const rejected = new Int32Array(stations.size);
  const leader = new Int32Array(stations.size);
  for (let i = 0; i < stations.size; i++) {
    const place = places[stations.region[i]];
    issued[i] = draw(random, registered[i], place.turnout);
    rejected[i] = draw(random, issued[i], place.rejected);
    leader[i] = draw(random, issued[i] - rejected[i], place.leader);
  }
  const valid = issued.map((n, i) => n - rejected[i]);
  return { ...stations, registered, issued, valid, rejected, leader };
};
