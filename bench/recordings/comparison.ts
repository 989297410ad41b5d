import { parseArgs } from "node:util";
import {
  calibrate,
  cllr,
  cllrMin,
  equalErrorRate,
} from "../../src/recordings/speakers/comparison/calibrate.ts";
import { split } from "../../src/recordings/speakers/comparison/compare.ts";
import { speechOf } from "../../src/recordings/speakers/comparison/speech.ts";
import {
  type Member,
  populationTrials,
  type Side,
  scorerFor,
  sidesOf,
} from "../../src/recordings/speakers/comparison/trials.ts";
import { through } from "./degrade.ts";
import { utterances } from "./speech.ts";

/**
 * Comparison of voices on the shared readings: likelihood ratios of pairs of stretches, each by a background,
 * cohort and calibration that have heard neither speaker. Cllr, Cllr after the best calibration in hindsight, equal
 * error rate and misleading ratios; fails where Cllr is 1 or more, or above the reference page's figure.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "7.7" },
    opus: { type: "boolean", default: false },
  },
});
const REFERENCE = { cllr: 0.283, opus: 0.3 };
const FOLDS = 5;

const chunks = async function* (samples: Float32Array) {
  for (let at = 0; at < samples.length; at += 16_000) yield samples.subarray(at, at + 16_000);
};

const members = async (degrade: (samples: Float32Array) => Promise<Float32Array>) => {
  const speakers = Map.groupBy(await utterances(0), ({ speaker }) => speaker);
  const all: Member[] = [];
  for (const [label, own] of speakers) {
    const speech = [];
    for (const { samples } of own) speech.push(await speechOf(chunks(await degrade(samples))));
    all.push({ label, speech });
  }
  return all;
};

const plain = await members(async (samples) => samples);
const other = options.opus
  ? await members((samples) =>
      through(samples, "ogg", ["-c:a", "libopus", "-b:a", "16k", "-application", "voip"]),
    )
  : plain;
const seconds = Number(options.seconds);
const sides = sidesOf(plain, seconds);
const otherSides = options.opus ? sidesOf(other, seconds) : sides;
const logs = { same: [] as number[], different: [] as number[] };
const start = performance.now();
const fold = ({ member }: Side) => member % FOLDS;
for (let f = 0; f < FOLDS; f++) {
  for (let g = f; g < FOLDS; g++) {
    const others = sides.filter((side) => fold(side) !== f && fold(side) !== g);
    // Members are numbered anew, so that the folds within the population are even.
    const numbers = [...new Set(others.map(({ member }) => member))];
    const population = others.map(({ member, frames }) => ({
      member: numbers.indexOf(member),
      frames,
    }));
    const { slope, offset } = calibrate(split(populationTrials(population)));
    const score = scorerFor(population);
    for (const [i, a] of sides.entries())
      for (const [j, b] of otherSides.entries()) {
        const inPair = (fold(a) === f && fold(b) === g) || (fold(a) === g && fold(b) === f);
        // A stretch is never compared with itself, nor with itself through another codec.
        const isItself =
          a.member === b.member && sidesNumber(sides, i) === sidesNumber(otherSides, j);
        if (!inPair || isItself || (!options.opus && j > i)) continue;
        const log = slope * score(a.frames, b.frames) + offset;
        logs[a.member === b.member ? "same" : "different"].push(log);
      }
  }
}

function sidesNumber(all: readonly Side[], index: number): number {
  return index - all.findIndex(({ member }) => member === all[index].member);
}

const share = (values: number[], wrong: (log: number) => boolean) =>
  ((100 * values.filter(wrong).length) / values.length).toFixed(1);
const cost = cllr(logs);
console.log(
  `${plain.length} speakers, ${seconds} s a side${options.opus ? ", one side through Opus 16" : ""}: ` +
    `${logs.same.length} same-speaker and ${logs.different.length} different-speaker ratios, all held out`,
);
console.log(
  `Cllr ${cost.toFixed(3)} (reference page, 7.7 s a side: ${options.opus ? REFERENCE.opus : REFERENCE.cllr}), Cllr_min ${cllrMin(logs).toFixed(3)}, EER ${(100 * equalErrorRate(logs)).toFixed(1)} %`,
);
console.log(
  `misleading: ${share(logs.same, (log) => log < 0)} % of same-speaker, ${share(logs.different, (log) => log > 0)} % of different-speaker; ` +
    `log10 from ${(Math.min(...logs.different) / Math.LN10).toFixed(1)} to ${(Math.max(...logs.same) / Math.LN10).toFixed(1)}; ${((performance.now() - start) / 1000).toFixed(0)} s`,
);
console.log("Read speech, one session a speaker as a rule: real cases are harder.");
if (cost > (options.opus ? REFERENCE.opus : REFERENCE.cllr)) process.exitCode = 1;
