import type { Reading, Stations } from "../model/forensics.ts";
import { declined, reading } from "./reading.ts";
import { middle, resampledWeights } from "./resampled-weights.ts";
import { defineTest, type Seeded } from "./test.ts";
import { turnoutShare } from "./turnout-share.ts";

export interface ShapeOptions {
  bootstraps: number;
}

/** Skewness and excess kurtosis of weighted values: third and fourth moments in units of the spread. */
const shape = (values: Float64Array, weights?: Float64Array) => {
  let [total, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = weights ? weights[i] : 1;
    total += w;
    sum += w * values[i];
  }
  const mean = sum / total;
  let [second, third, fourth] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = weights ? weights[i] : 1;
    const d = values[i] - mean;
    second += w * d * d;
    third += w * d * d * d;
    fourth += w * d * d * d * d;
  }
  const variance = second / total;
  return {
    skewness: third / total / variance ** 1.5,
    kurtosis: fourth / total / variance ** 2 - 3,
  };
};

interface Named {
  name: string;
  values: Float64Array;
  rows: Int32Array;
}

const read = (stations: Stations, { name, values, rows }: Named, o: ShapeOptions & Seeded) => {
  const { skewness, kurtosis } = shape(values);
  const draws = Array.from({ length: o.bootstraps }, (_, r) =>
    shape(values, resampledWeights(stations, { rows, seed: o.seed, r })),
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
    return [
      { name: "turnout", values: turnout, rows },
      { name: "share", values: share, rows },
    ].flatMap((column) => read(stations, column, options));
  },
});
