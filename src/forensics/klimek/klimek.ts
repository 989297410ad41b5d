import type { Reading, Stations } from "../../model/forensics.ts";
import { bootstrapUnits, middle, resampledWeights } from "../chance/bootstrap.ts";
import { declined, reading } from "../reading.ts";
import { turnoutShare } from "../stations/turnout-share.ts";
import { allEqual, correlation } from "../stations/values.ts";
import { defineTest, type Seeded } from "../test.ts";
import { type Binning, byBoth, byShare, observedBins } from "./klimek-bins.ts";
import {
  coarseAlphas,
  fineAlphas,
  fitKlimek,
  type KlimekFit,
  type KlimekParameters,
} from "./klimek-fit.ts";
import { makeDraws } from "./klimek-model.ts";
import { type KlimekMoments, klimekMoments } from "./klimek-moments.ts";

export interface KlimekOptions {
  /** Simulated stations behind each histogram of the fit. */
  draws: number;
  /** Bootstrap samples behind the intervals. */
  bootstraps: number;
}

export interface KlimekResult {
  stations: number;
  moments: KlimekMoments;
  fit: KlimekFit;
  /** The same model fitted to turnout and share together. */
  both: KlimekFit;
  bootstraps: KlimekParameters[];
}

/** Moments, both fits, and fits to bootstrap samples, moments drawn anew each time. */
const klimekResult = (stations: Stations, options: KlimekOptions & Seeded): KlimekResult => {
  const data = turnoutShare(stations);
  const moments = klimekMoments(data);
  const fit = (binning: Binning) =>
    fitKlimek({
      moments,
      binning,
      draws: makeDraws(options.draws, options.seed),
      observed: observedBins(data, binning),
      alphas: binning === byShare ? fineAlphas : coarseAlphas,
    });
  const draws = makeDraws(Math.ceil(options.draws / 6), options.seed);
  const units = bootstrapUnits(stations, data.rows);
  const bootstraps = Array.from({ length: options.bootstraps }, (_, r) => {
    const weights = resampledWeights(units, options.seed, r);
    return fitKlimek({
      moments: klimekMoments(data, weights),
      binning: byShare,
      draws,
      observed: observedBins(data, byShare, weights),
      alphas: coarseAlphas,
    });
  });
  return { stations: data.rows.length, moments, fit: fit(byShare), both: fit(byBoth), bootstraps };
};

/** Narrower than this, from end to end, no interval is believed: the model itself is only roughly right. */
const TELLING = 3;

/** An interval that starts at nothing, or whose ends differ threefold, does not identify a parameter. */
const identified = ({ low, high }: { low: number; high: number }, other: number): boolean =>
  low > 0.005 && high < TELLING * low && other > low / 1.5 && other < high * 1.5;

const estimates = (result: KlimekResult): Reading[] => {
  const names: [keyof KlimekParameters, string][] = [
    ["incremental", "stations with incremental fraud in the model, f_i"],
    ["extreme", "stations with extreme fraud in the model, f_e"],
    ["alpha", "exponent of switched votes, α"],
  ];
  return names.flatMap(([name, measure]) => {
    const interval = middle(result.bootstraps.map((fit) => fit[name]));
    const both = result.both[name];
    return [
      reading(measure, result.stations, {
        observed: result.fit[name],
        ...interval,
        ...(!identified(interval, both) && { reason: "not-identified" }),
      }),
      reading(`${measure}, fitted to turnout and share together`, result.stations, {
        observed: both,
      }),
    ];
  });
};

/** How strongly f_i and f_e move against each other from sample to sample. */
const tradeOff = ({ bootstraps }: KlimekResult): number =>
  correlation(
    bootstraps.map((b) => b.incremental),
    bootstraps.map((b) => b.extreme),
  );

const klimekReadings = (result: KlimekResult): Reading[] => {
  const { stations: n, moments, fit } = result;
  return [
    ...estimates(result),
    reading("correlation of f_i and f_e over bootstrap samples", n, { observed: tradeOff(result) }),
    reading("distance of histograms, fitted", n, { observed: fit.distance }),
    reading("distance of histograms, without fraud", n, { observed: fit.distanceWithout }),
    reading("mode of turnout, τ", n, { observed: moments.turnout }),
    reading("mode of share, ν", n, { observed: moments.share }),
    reading("spread of turnout, σ_τ", n, { observed: moments.turnoutSpread }),
    reading("spread of share, σ_ν", n, { observed: moments.shareSpread }),
    reading("strength, θ", n, { observed: moments.strength }),
  ];
};

export const klimekTest = defineTest<KlimekOptions>({
  id: "klimek",
  title: "Ballot-stuffing model",
  needs: ["registered", "issued", "valid", "leader"],
  minimum: 200,
  defaults: { draws: 60_000, bootstraps: 200 },
  lower: { draws: 18_000, bootstraps: 40 },
  standing: "description",
  meaning:
    "What a model with stuffed ballots would have to assume to look like these results; not a count of fraudulent stations, for honest differences between places are fitted by the same parameters",
  paper:
    "Klimek, Yegorov, Hanel and Thurner, Statistical detection of systematic election irregularities, PNAS 109 (2012); fitted by simulated maximum likelihood, intervals by drawing whole regions anew",
  caveat:
    "On 20 simulated clean elections of 5,000 stations, with regions that differ as Russia's did in 2011, the interval of f_i lay above 2 % in 14",
  assumptions: [
    "without fraud all stations share one turnout and one level of support, up to a bell curve each",
    "fraud comes in the two shapes of the model and favours the candidate under test",
  ],
  misleads: [
    "towns and villages, or regions, that honestly differ: any second group of stations is taken for fraud",
    "f_i, f_e and α stand in for each other; published analyses of one election differ fivefold (Russia 2011: 0.64 and 0.121)",
    "one-party strongholds, and mobilisation that lifts turnout and support together",
  ],
  read(stations, options) {
    const data = turnoutShare(stations);
    const measure = "stations with incremental fraud in the model, f_i";
    if (data.rows.length < this.minimum) {
      return [declined(measure, data.rows.length, "too-few-stations")];
    }
    const { turnoutSpread, shareSpread } = klimekMoments(data);
    const level = allEqual(data.turnout) || allEqual(data.share);
    if (level || turnoutSpread === 0 || shareSpread === 0) {
      return [declined(measure, data.rows.length, "all-equal")];
    }
    return klimekReadings(klimekResult(stations, options));
  },
});
