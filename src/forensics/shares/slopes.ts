import type { Stations } from "../../model/forensics.ts";
import { bootstrapUnits, middle, sampleSums, timesDrawn, unitSums } from "../chance/bootstrap.ts";
import { declined, reading } from "../reading.ts";
import { type TurnoutShare, turnoutShare } from "../stations/turnout-share.ts";
import { allEqual } from "../stations/values.ts";
import { defineTest, type Seeded } from "../test.ts";

export interface SlopeOptions {
  bootstraps: number;
}

interface Lines {
  leader: number;
  others: number;
  share: number;
}

/** What least squares needs of each station, weighing its voters: weight, turnout, votes, turnout², turnout · votes. */
const COLUMNS = 5;

const column = ({ turnout, share, voters }: TurnoutShare, i: number, c: number): number => {
  const t = turnout[i];
  const votes = share[i] * t;
  return voters[i] * [1, t, votes, t * t, t * votes][c];
};

/** Votes per registered voter on turnout, from the sums of the columns. */
const lines = ([w, t, votes, tt, tv]: Float64Array): Lines => {
  const leader = (tv / w - (t / w) * (votes / w)) / (tt / w - (t / w) ** 2);
  return { leader, others: 1 - leader, share: votes / t };
};

const read = (
  stations: Stations,
  data: TurnoutShare,
  { bootstraps, seed }: SlopeOptions & Seeded,
) => {
  const units = bootstrapUnits(stations, data.rows);
  const sums = unitSums(units, COLUMNS, (i, c) => column(data, i, c));
  const found = lines(sampleSums(sums, COLUMNS));
  const draws = Array.from({ length: bootstraps }, (_, r) =>
    lines(sampleSums(sums, COLUMNS, timesDrawn(units, seed, r))),
  );
  const n = data.rows.length;
  return [
    reading("leader's votes gained per extra ballot", n, {
      observed: found.leader,
      expected: found.share,
      ...middle(draws.map((draw) => draw.leader)),
    }),
    reading("all others' votes gained per extra ballot", n, {
      observed: found.others,
      expected: 1 - found.share,
      ...middle(draws.map((draw) => draw.others)),
    }),
  ];
};

export const slopesTest = defineTest<SlopeOptions>({
  id: "slopes",
  title: "Votes against turnout",
  needs: ["registered", "issued", "valid", "leader"],
  minimum: 30,
  defaults: { bootstraps: 200 },
  standing: "description",
  meaning:
    "How many votes the leader and all others have more where turnout is one ballot higher; below zero, others have fewer votes where more people came",
  paper:
    "Sobyanin and Sukhovolsky, Democracy, Restricted by Falsifications (1995); Myagkov, Ordeshook and Shakin, The Forensics of Election Fraud (2009)",
  assumptions: [
    "turnout differs between stations for reasons that have nothing to do with whom people support",
  ],
  misleads: [
    "the countryside may vote more and differently from towns: the slope is then theirs, not a fraud's",
    "the ecological fallacy: lines through places say nothing sure about voters",
  ],
  read(stations, options) {
    const data = turnoutShare(stations);
    const measure = "leader's votes gained per extra ballot";
    if (data.rows.length < this.minimum) {
      return [declined(measure, data.rows.length, "too-few-stations")];
    }
    if (allEqual(data.turnout)) {
      return [declined(measure, data.rows.length, "all-equal")];
    }
    return read(stations, data, options);
  },
});
