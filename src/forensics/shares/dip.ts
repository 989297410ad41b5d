import { type Reading } from "../../model/forensics.ts";
import { Random } from "../chance/random.ts";
import { declined, reading, withheld } from "../reading.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import { defineTest } from "../test.ts";
import { dip } from "./dip-statistic.ts";

export interface DipOptions {
  /** Uniform samples behind the p-value. */
  simulations: number;
}

/** Uniform samples of this size stand for all sizes: √n · dip hardly depends on n beyond it. */
const SAMPLE = 500;

let cached: { simulations: number; values: Float64Array } | undefined;

/** √n · dip of uniform samples, sorted: the least favourable distribution with one mode. */
const nullDips = (simulations: number): Float64Array => {
  if (cached?.simulations === simulations) return cached.values;
  const values = Float64Array.from({ length: simulations }, (_, s) => {
    // The null is the same for all data, and so is its seed.
    const random = new Random(`dip/${s}`);
    const sample = Float64Array.from({ length: SAMPLE }, () => random.uniform()).sort();
    return Math.sqrt(SAMPLE) * dip(sample);
  }).sort();
  cached = { simulations, values };
  return values;
};

const tail = (values: Float64Array, statistic: number): number => {
  let reached = 0;
  for (let i = values.length - 1; i >= 0 && values[i] >= statistic; i--) reached += 1;
  return (reached + 1) / (values.length + 1);
};

/** Largest share of the stations that report one value. */
const commonest = (sorted: Float64Array): number => {
  let [most, run] = [0, 0];
  sorted.forEach((value, i) => {
    run = value === sorted[i - 1] ? run + 1 : 1;
    most = Math.max(most, run);
  });
  return most / sorted.length;
};

const read = (name: string, values: Float64Array, simulations: number): Reading => {
  const sorted = values.toSorted();
  if (sorted[0] === sorted.at(-1)) return declined(`dip of ${name}`, values.length, "all-equal");
  const statistic = dip(sorted);
  const nulls = nullDips(simulations);
  const expected = nulls[Math.floor(nulls.length / 2)] / Math.sqrt(values.length);
  const figure = reading(`dip of ${name}`, values.length, {
    observed: statistic,
    expected,
    p: tail(nulls, Math.sqrt(values.length) * statistic),
  });
  // Stations of one value dip by half their share alone: small ones, whose shares are the same simple fractions.
  return commonest(sorted) > expected ? withheld(figure, "too-alike") : figure;
};

export const dipTest = defineTest<DipOptions>({
  id: "dip",
  title: "More than one mode",
  needs: ["registered", "issued", "valid", "leader"],
  minimum: 50,
  defaults: { simulations: 1000 },
  standing: "description",
  meaning: "Whether stations fall into more than one group by turnout or by the leader's share",
  paper: "Hartigan and Hartigan, The Dip Test of Unimodality, Annals of Statistics 13 (1985)",
  caveat:
    "On 1,000 simulated clean elections of 5,000 stations p for the share was at or below 0.05 in none: it is not even, on the careful side; for turnout no p could be given, since many stations reported 100 per cent",
  assumptions: ["stations are draws from one population with a single mode"],
  misleads: [
    "town and country, or two regions, that honestly differ have two modes",
    "shares of small stations repeat the same fractions, which the null does not know",
  ],
  read(stations, { simulations }) {
    const { turnout, share } = turnoutShare(stations);
    if (share.length < this.minimum) {
      return [declined("dip of share", share.length, "too-few-stations")];
    }
    return [read("turnout", turnout, simulations), read("share", share, simulations)];
  },
});
