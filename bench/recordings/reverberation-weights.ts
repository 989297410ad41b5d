import { writeFileSync } from "node:fs";
import {
  measureSlopes,
  openSlopeFft,
  SLOPE_FEATURES,
  type SlopeChanges,
  slopeSecondsOf,
} from "../../src/recordings/edits/slopes.ts";
import { cutByReader } from "./edit-limits.ts";
import { honest } from "./edit-maker.ts";
import { readMains } from "./edit-parts.ts";
import { halves } from "./edit-sources.ts";
import { makePlan, plans } from "./edit-trials.ts";
import { inverse } from "./matrix.ts";

/**
 * Makes src/recordings/edits/reverberation-weights.ts from the first half of the speakers: Fisher's discriminant of how slopes change at the
 * seams of inserts with an echo against how they change where nothing was cut, with a ridge, for there are more slopes than
 * independent seams. The other half is kept for measuring.
 */
const inserted = new Set(["other echo", "dull echo"]);
const wanted = new Set<string>([...honest, ...inserted]);
/** Seconds within which a place stands for a seam. */
const NEAR = 0.15;
const RIDGE = 0.03;

const squares = new Float64Array(SLOPE_FEATURES * SLOPE_FEATURES);
let whole = 0;
const addWhole = ({ places, changes }: SlopeChanges): void => {
  // Neighbouring places share nine tenths of their sound.
  for (let place = 0; place < places; place += 2, whole++) {
    const mine = changes.subarray(place * SLOPE_FEATURES, (place + 1) * SLOPE_FEATURES);
    for (let i = 0; i < SLOPE_FEATURES; i++)
      for (let j = 0; j < SLOPE_FEATURES; j++) squares[i * SLOPE_FEATURES + j] += mine[i] * mine[j];
  }
};

const echoed = new Float64Array(SLOPE_FEATURES);
let seamCount = 0;
/** The echo begins at the first seam and ends at the second. */
const addSeams = ({ places, changes }: SlopeChanges, seams: readonly number[]): void => {
  seams.forEach((seam, which) => {
    const at = Array.from({ length: places }, (_, place) => place).find(
      (place) => Math.abs(slopeSecondsOf(place) - seam) < NEAR / 2,
    );
    if (at === undefined) return;
    seamCount++;
    for (let i = 0; i < SLOPE_FEATURES; i++)
      echoed[i] += changes[at * SLOPE_FEATURES + i] * (which === 0 ? 1 : -1);
  });
};

const { 1: sources } = await halves();
const mains = await readMains();
const fft = await openSlopeFft();
for (const plan of plans({ seed: 11, clips: 4 })) {
  const { edit } = plan.recipe;
  if (plan.half === 2 || !wanted.has(edit)) continue;
  const { samples, seams, speaker } = await makePlan(plan, { sources, mains });
  const slopes = measureSlopes(samples, fft);
  if (inserted.has(edit)) addSeams(slopes, seams);
  else if (!cutByReader.has(speaker)) addWhole(slopes);
}
const spread = squares.map((sum) => sum / whole);
const deviations = Float64Array.from({ length: SLOPE_FEATURES }, (_, i) =>
  Math.sqrt(spread[i * (SLOPE_FEATURES + 1)]),
);
const correlation = spread.map(
  (value, k) =>
    value / (deviations[Math.floor(k / SLOPE_FEATURES)] * deviations[k % SLOPE_FEATURES]) +
    (k % (SLOPE_FEATURES + 1) === 0 ? RIDGE : 0),
);
const turned = inverse(correlation);
const direction = Float64Array.from(deviations, (deviation, i) => {
  let sum = 0;
  for (let j = 0; j < SLOPE_FEATURES; j++)
    sum += turned[i * SLOPE_FEATURES + j] * (echoed[j] / seamCount / deviations[j]);
  return sum / deviation;
});
let variance = 0;
for (let i = 0; i < SLOPE_FEATURES; i++)
  for (let j = 0; j < SLOPE_FEATURES; j++)
    variance += direction[i] * spread[i * SLOPE_FEATURES + j] * direction[j];
const weights = [...direction].map((value) => (value / Math.sqrt(variance)).toFixed(4));
const text = `/**
 * Weights of the changes of slopes, in which untouched speech has a spread of one. Made by bench/recordings/reverberation-weights.ts from
 * the first half of the speakers (${whole} places, ${seamCount} seams).
 */
export const reverberationWeights: readonly number[] = [
  // biome-ignore format: a table
  ${weights.join(", ")},
];
`;
writeFileSync(
  new URL("../../src/recordings/edits/reverberation-weights.ts", import.meta.url),
  text,
);
