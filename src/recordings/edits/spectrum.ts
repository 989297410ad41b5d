import type { Candidate } from "./candidate.ts";
import { floorCandidates } from "./floor-candidates.ts";
import { deepest, FLOOR_BANDS, type Floors, sidesOf } from "./floors.ts";
import type { Piece } from "./pieces.ts";
import { spectrumWeights } from "./spectrum-weights.ts";

const DEPTH = 60;

/** The change of the usual level of each band over a place, in dB. */
export const changesAt = ({ usual }: Floors, place: number, floor: number): Float32Array => {
  const [before, after] = sidesOf(place);
  return Float32Array.from(
    { length: FLOOR_BANDS },
    (_, band) => Math.max(floor, usual[after + band]) - Math.max(floor, usual[before + band]),
  );
};

/** The floor below which the spectrum is not looked at. */
export const spectrumFloor = (floors: Floors): number => deepest(floors, DEPTH);

/** Root of twice the log likelihood ratio of two normal distributions about zero, but for a constant; 0 where it is below. */
const score = (changes: Float32Array): number => {
  let sum = 0;
  for (let i = 0, k = 0; i < FLOOR_BANDS; i++)
    for (let j = 0; j <= i; j++, k++)
      sum += spectrumWeights[k] * changes[i] * changes[j] * (i === j ? 1 : 2);
  return Math.sqrt(Math.max(0, sum));
};

/**
 * Places where the spectrum of the voice itself, and with it the band that the channel lets through, is another before and after: a
 * telephone, another microphone. Compares the medians of 26 bands over two seconds on either side by how such changes are spread over
 * the bands where nothing was cut and where something was set in.
 */
export const findSpectrumChanges = (piece: Piece, floors: Floors): Candidate[] => {
  const floor = spectrumFloor(floors);
  return floorCandidates(piece, floors, {
    kind: "spectrum",
    least: 4,
    unit: "change of the spectrum, as a root of a likelihood ratio",
    valueAt: (place) => score(changesAt(floors, place, floor)),
  });
};
