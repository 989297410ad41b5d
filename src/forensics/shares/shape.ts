import type { Reading } from "../../model/forensics.ts";
import {
  bootstrapUnits,
  middle,
  sampleSums,
  timesDrawn,
  type Units,
  unitSums,
} from "../chance/bootstrap.ts";
import { declined, reading } from "../reading.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import { allEqual } from "../stations/values.ts";
import { defineTest, type Seeded } from "../test.ts";

export interface ShapeOptions {
  bootstraps: number;
}

/** Powers 0 to 4 of the distance from a centre, summed. */
const POWERS = 5;

/** Skewness and excess kurtosis, third and fourth moments in units of the spread, from sums of powers about any centre. */
const shape = ([n, first, second, third, fourth]: Float64Array) => {
  const [m, m2, m3, m4] = [first / n, second / n, third / n, fourth / n];
  const variance = m2 - m * m;
  return {
    skewness: (m3 - 3 * m * m2 + 2 * m ** 3) / variance ** 1.5,
    kurtosis: (m4 - 4 * m * m3 + 6 * m * m * m2 - 3 * m ** 4) / variance ** 2 - 3,
  };
};

interface Named {
  name: string;
  values: Float64Array;
}

const read = (units: Units, { name, values }: Named, o: ShapeOptions & Seeded) => {
  if (allEqual(values)) {
    return ["skewness", "excess kurtosis"].map((moment) =>
      declined(`${moment} of ${name}`, values.length, "all-equal"),
    );
  }
  // About the mean, so that the powers do not cancel.
  const centre = values.reduce((a, b) => a + b, 0) / values.length;
  const sums = unitSums(units, POWERS, (i, power) => (values[i] - centre) ** power);
  const { skewness, kurtosis } = shape(sampleSums(sums, POWERS));
  const draws = Array.from({ length: o.bootstraps }, (_, r) =>
    shape(sampleSums(sums, POWERS, timesDrawn(units, o.seed, r))),
  );
  return [
    reading(`skewness of ${name}`, values.length, {
      observed: skewness,
      expected: 0,
      ...middle(draws.map((draw) => draw.skewness)),
    }),
    reading(`excess kurtosis of ${name}`, values.length, {
      observed: kurtosis,
      expected: 0,
      ...middle(draws.map((draw) => draw.kurtosis)),
    }),
  ];
};

export const shapeTest = defineTest<ShapeOptions>({
  id: "shape",
  title: "Skewness and kurtosis",
  needs: ["registered", "issued", "valid", "leader"],
  minimum: 30,
  defaults: { bootstraps: 100 },
  standing: "description",
  meaning:
    "How lopsided and how heavy-tailed turnout and the leader's share are; a bell curve has 0 of both",
  paper:
    "Klimek and others, PNAS 109 (2012), section on kurtosis and skewness; intervals by drawing whole places anew",
  assumptions: [
    "none is made: these are descriptions, and bell curves are not the rule of elections",
  ],
  misleads: [
    "strongholds and regions give tails and lean with nobody's help",
    "shares near 0 or 100 per cent must lean inwards",
  ],
  read(stations, options): Reading[] {
    const { turnout, share, rows } = turnoutShare(stations);
    if (rows.length < this.minimum) {
      return [declined("skewness of share", rows.length, "too-few-stations")];
    }
    const units = bootstrapUnits(stations, rows);
    return [
      { name: "turnout", values: turnout },
      { name: "share", values: share },
    ].flatMap((column) => read(units, column, options));
  },
});
