import type { Reading, Stations } from "../../model/forensics.ts";
import { declined, reading } from "../reading.ts";
import { ballotsFound, type Shares, shares, tookPart } from "../stations/counts.ts";
import { defineTest } from "../test.ts";

export interface NeighbourOptions {
  /** Distance from the neighbours' median, in their own spreads, from which a station stands apart. */
  apart: number;
  /** Fewest stations of a place that make a neighbourhood. */
  fewest: number;
}

const median = (sorted: Float64Array): number => {
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Log odds, with half a ballot on each side so that 0 and 100 per cent have one. */
const logOdds = (part: number, whole: number): number =>
  Math.log((part + 0.5) / (whole - part + 0.5));

/** How far each share lies from its place's median: in spreads (1.4826 · MAD) widened by its own chance error. */
const fromNeighbours = (
  { part, whole, rows }: Shares,
  place: Int32Array,
  fewest: number,
): Float64Array => {
  const groups = new Map<number, number[]>();
  for (let j = 0; j < rows.length; j++) {
    const key = place[rows[j]];
    const group = groups.get(key);
    if (group) group.push(j);
    else groups.set(key, [j]);
  }
  const far = new Float64Array(rows.length).fill(Number.NaN);
  for (const group of groups.values()) {
    if (group.length < fewest) continue;
    const values = Float64Array.from(group, (j) => logOdds(part[j], whole[j]));
    const centre = median(values.toSorted());
    const spread = 1.4826 * median(values.map((value) => Math.abs(value - centre)).sort());
    for (let k = 0; k < group.length; k++) {
      const j = group[k];
      const chance = 1 / (part[j] + 0.5) + 1 / (whole[j] - part[j] + 0.5);
      far[j] = (values[k] - centre) / Math.sqrt(spread * spread + chance);
    }
  }
  return far;
};

const read = (name: string, far: Float64Array, apart: number): Reading[] => {
  const judged = far.filter((z) => z === z);
  const n = judged.length;
  if (n === 0) return [declined(`${name} far above its neighbours`, 0, "too-few-stations")];
  const share = (test: (z: number) => boolean) => judged.filter(test).length / n;
  return [
    reading(`${name} far above its neighbours`, n, { observed: share((z) => z > apart) }),
    reading(`${name} far below its neighbours`, n, { observed: share((z) => z < -apart) }),
  ];
};

/** Stations of the smallest place the data names: the contest where there are several, else the region. */
const placeOf = ({ contest, contests, region }: Stations): Int32Array =>
  contests.length > 1 ? contest : region;

export const neighboursTest = defineTest<NeighbourOptions>({
  id: "neighbours",
  title: "Turnout and rejected ballots against neighbours",
  needs: ["registered", "issued"],
  minimum: 20,
  defaults: { apart: 3.5, fewest: 10 },
  standing: "description",
  meaning:
    "What share of stations report a turnout, or rejected ballots, far from the median of their own place",
  paper:
    "Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993), on log odds with each station's chance error",
  assumptions: ["stations of one contest are alike but for chance and a common spread"],
  misleads: [
    "hospitals, prisons, embassies and stations for travellers are unlike their neighbours",
    "a place with two kinds of quarters has no one median",
  ],
  read(stations, { apart, fewest }) {
    const place = placeOf(stations);
    const turnout = shares({ part: tookPart(stations)!, whole: stations.registered! });
    const readings = read("turnout", fromNeighbours(turnout, place, fewest), apart);
    const found = ballotsFound(stations);
    if (!stations.rejected || !found) {
      return [
        ...readings,
        declined("rejected ballots far above its neighbours", 0, "missing-rejected"),
      ];
    }
    const rejected = shares({ part: stations.rejected, whole: found });
    return [
      ...readings,
      ...read("rejected ballots", fromNeighbours(rejected, place, fewest), apart),
    ];
  },
});
