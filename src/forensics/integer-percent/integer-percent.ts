import type { Reading, Stations } from "../../model/forensics.ts";
import { normalTail } from "../chance/distributions.ts";
import { declined, reading, withheld } from "../reading.ts";
import { ballotsFound, MOST_IN_A_STATION, tookPart } from "../stations/counts.ts";
import { middleWidth } from "../stations/values.ts";
import { defineTest } from "../test.ts";
import { isWholePercent, wholePercentChance } from "./whole-percent.ts";

export interface IntegerOptions {
  /** Half-width of the window round a whole percentage, in thousandths of a point. */
  window: number;
  /** Stations with fewer registered voters are left out: their percentages are whole too often by nature. */
  smallest: number;
  /** Percentages above this are left out. */
  highest: number;
}

/** Observed and expected whole percentages of each station that counts, by exact binomial sums. */
export interface IntegerStations {
  rows: Int32Array;
  turnout: Uint8Array;
  share: Uint8Array;
  turnoutChance: Float64Array;
  shareChance: Float64Array;
}

interface Columns {
  voters: Int32Array;
  given: Int32Array;
  found: Int32Array;
  leader: Int32Array;
}

const columns = (stations: Stations): Columns => ({
  voters: stations.registered!,
  given: tookPart(stations)!,
  found: ballotsFound(stations)!,
  leader: stations.leader!,
});

const counts = ({ voters, given, found, leader }: Columns, i: number, options: IntegerOptions) =>
  voters[i] >= options.smallest &&
  voters[i] <= MOST_IN_A_STATION &&
  found[i] > 0 &&
  found[i] <= MOST_IN_A_STATION &&
  given[i] >= 0 &&
  leader[i] >= 0 &&
  given[i] <= options.highest * voters[i] &&
  leader[i] <= options.highest * found[i];

/** Which stations count, what they report, and how probable a whole percentage was in each. */
export const integerStations = (stations: Stations, options: IntegerOptions): IntegerStations => {
  const c = columns(stations);
  const rows = new Int32Array(stations.size);
  let size = 0;
  for (let i = 0; i < stations.size; i++) if (counts(c, i, options)) rows[size++] = i;
  const kept = rows.slice(0, size);
  const { window } = options;
  return {
    rows: kept,
    turnout: Uint8Array.from(kept, (i) => +isWholePercent(c.given[i], c.voters[i], window)),
    share: Uint8Array.from(kept, (i) => +isWholePercent(c.leader[i], c.found[i], window)),
    turnoutChance: Float64Array.from(kept, (i) =>
      wholePercentChance(c.given[i], c.voters[i], window),
    ),
    shareChance: Float64Array.from(kept, (i) =>
      wholePercentChance(c.leader[i], c.found[i], window),
    ),
  };
};

type Kind = "turnout or share" | "share" | "turnout";

interface SumOptions {
  kind: Kind;
  weight?: (row: number) => number;
}

/** Weighted sums over stations: observed, expected, and the variance of the null. */
const sums = (data: IntegerStations, { kind, weight }: SumOptions) => {
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (let j = 0; j < data.rows.length; j++) {
    const w = weight ? weight(data.rows[j]) : 1;
    const t = data.turnoutChance[j];
    const s = data.shareChance[j];
    const chance = kind === "turnout" ? t : kind === "share" ? s : t + s - t * s;
    const hit =
      kind === "turnout"
        ? data.turnout[j]
        : kind === "share"
          ? data.share[j]
          : data.turnout[j] | data.share[j];
    observed += w * hit;
    expected += w * chance;
    variance += w * w * chance * (1 - chance);
  }
  return { observed, expected, sd: Math.sqrt(variance) };
};

const row = (data: IntegerStations, options: SumOptions & { measure: string }): Reading => {
  const { observed, expected, sd } = sums(data, options);
  return reading(options.measure, data.rows.length, {
    observed,
    expected,
    sd,
    low: expected - 1.959964 * sd,
    high: expected + 1.959964 * sd,
    ...(sd > 0 && { p: normalTail((observed - expected) / sd) }),
  });
};

/** Ballots the middle nine tenths of stations must span: more alike, all have the same few whole percentages in reach. */
const BALLOTS = 60;

/** A figure shown for its size alone. */
const untested = (figure: Reading): Reading => Object.assign(figure, { p: null });

/** The six figures, from stations already reckoned. */
const integerReadings = (data: IntegerStations, stations: Stations): Reading[] => {
  const { voters, found, leader } = columns(stations);
  const kind = "turnout or share";
  return [
    row(data, { measure: "stations, turnout or share whole", kind }),
    row(data, { measure: "stations, share whole", kind: "share" }),
    row(data, { measure: "stations, turnout whole", kind: "turnout" }),
    // The same stations weighed otherwise: shown for their size, not as tests of their own.
    ...[
      row(data, { measure: "voters at such stations", kind, weight: (i) => voters[i] }),
      row(data, { measure: "ballots at such stations", kind, weight: (i) => found[i] }),
      row(data, { measure: "leader's votes at such stations", kind, weight: (i) => leader[i] }),
    ].map(untested),
  ];
};

export const integerPercent = defineTest<IntegerOptions>({
  id: "integer-percent",
  title: "Whole percentages of turnout and share",
  needs: ["registered", "issued", "valid", "leader"],
  minimum: 50,
  defaults: { window: 50, smallest: 100, highest: 0.99 },
  standing: "evidence",
  meaning:
    "How many stations report a turnout or a leader's share within 0.05 points of a whole percentage, against the number chance would give the same stations",
  paper:
    "Kobak, Shpilkin and Pshenichnikov, Integer percentages as electoral falsification fingerprints, Annals of Applied Statistics 10 (2016); binomial sums in place of their simulation",
  assumptions: [
    "each voter decides alone, so a station's counts are binomial about its own percentages",
    "turnout and share are independent within a station",
  ],
  misleads: [
    "officials who work out a percentage first and round the counts to fit it, without changing who won",
    "turnout targets met honestly by a last effort to bring voters out",
    "many tiny stations, whose percentages are often whole: those under 100 voters are left out",
  ],
  read(stations, options) {
    const data = integerStations(stations, options);
    if (data.rows.length < this.minimum) {
      return [declined("stations, turnout or share whole", data.rows.length, "too-few-stations")];
    }
    const figures = integerReadings(data, stations);
    const ballots = Int32Array.from(data.rows, (i) => tookPart(stations)![i]);
    return middleWidth(ballots) >= BALLOTS
      ? figures
      : figures.map((figure) => (figure.p === null ? figure : withheld(figure, "too-alike")));
  },
});
