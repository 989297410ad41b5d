import { writeFileSync } from "node:fs";
import {
  FLOOR_BANDS,
  type Floors,
  measureFloors,
  openFloorFft,
  secondsOf,
} from "../../src/recordings/edits/floors.ts";
import { changesAt, spectrumFloor } from "../../src/recordings/edits/spectrum.ts";
import { honest } from "./edit-maker.ts";
import { readMains } from "./edit-parts.ts";
import { halves } from "./edit-sources.ts";
import { makePlan, plans } from "./edit-trials.ts";
import { inverse, shrunk } from "./matrix.ts";

/**
 * Makes src/recordings/edits/spectrum-weights.ts from the first half of the speakers: how the spectrum differs over places where
 * nothing was cut, and over the seams of inserts from another room and by telephone. The other half is kept for measuring.
 */
const inserted = new Set(["other room", "by telephone"]);
const wanted = new Set<string>([...honest, ...inserted]);

const emptyScatter = (): { count: number; sums: Float64Array } => ({
  count: 0,
  sums: new Float64Array(FLOOR_BANDS * FLOOR_BANDS),
});

const add = (scatter: ReturnType<typeof emptyScatter>, changes: Float32Array): void => {
  scatter.count++;
  for (let i = 0; i < FLOOR_BANDS; i++)
    for (let j = 0; j < FLOOR_BANDS; j++)
      scatter.sums[i * FLOOR_BANDS + j] += changes[i] * changes[j];
};

const nearest = ({ places }: Floors, seam: number): number => {
  let best = 0;
  for (let place = 0; place < places; place++)
    if (Math.abs(secondsOf(place) - seam) < Math.abs(secondsOf(best) - seam)) best = place;
  return best;
};

const { 1: sources } = await halves();
const mains = await readMains();
const fft = await openFloorFft();
const [whole, cut] = [emptyScatter(), emptyScatter()];
for (const plan of plans({ seed: 11, clips: 4 })) {
  const { edit } = plan.recipe;
  if (plan.half === 2 || !wanted.has(edit)) continue;
  const { samples, seams } = await makePlan(plan, { sources, mains });
  const floors = measureFloors(samples, fft);
  const floor = spectrumFloor(floors);
  if (inserted.has(edit)) {
    for (const seam of seams) add(cut, changesAt(floors, nearest(floors, seam), floor));
  } else {
    for (let place = 0; place < floors.places; place++) add(whole, changesAt(floors, place, floor));
  }
}
const mean = ({ count, sums }: ReturnType<typeof emptyScatter>): Float64Array =>
  sums.map((sum) => sum / count);
const before = inverse(shrunk(mean(whole), { keep: 0.9, add: 0.5 }));
const after = inverse(shrunk(mean(cut), { keep: 0.7, add: 0.5 }));
const weights: string[] = [];
for (let i = 0; i < FLOOR_BANDS; i++)
  for (let j = 0; j <= i; j++) {
    const k = i * FLOOR_BANDS + j;
    weights.push((before[k] - after[k]).toFixed(4));
  }
const text = `/**
 * Lower triangle, row by row, of the matrix that weighs changes of 26 bands: the inverse covariance of changes where nothing was cut, less
 * that of changes at seams. Made by bench/recordings/spectrum-weights.ts from the first half of the speakers
 * (${whole.count} places, ${cut.count} seams).
 */
export const spectrumWeights: readonly number[] = [
  // biome-ignore format: a table
  ${weights.join(", ")},
];
`;
writeFileSync(new URL("../../src/recordings/edits/spectrum-weights.ts", import.meta.url), text);
