import type { Candidate } from "./candidate.ts";
import { floorCandidates } from "./floor-candidates.ts";
import { deepest, FLOOR_BANDS, type Floors, sidesOf } from "./floors.ts";
import type { Piece } from "./pieces.ts";

const DEPTH = 50;
/** Decibels between a tenth and a half of the time in noise that does not change, at most. */
const STEADY = 6.5;
/** How much of what a band strays beyond that is doubt about its noise; and the doubt of steady noise. */
const DOUBT = 0.5;
const OWN = 1;

/** How far the noise of all bands differs before and after a place, each against how well it is known. */
const changeAt = ({ quiet, usual }: Floors, place: number, floor: number): number => {
  const sides = sidesOf(place);
  let sum = 0;
  for (let band = 0; band < FLOOR_BANDS; band++) {
    const [before, after] = sides.map((from) => Math.max(floor, quiet[from + band]));
    const restless = sides.map(
      (from) => Math.max(floor, usual[from + band]) - Math.max(floor, quiet[from + band]) - STEADY,
    );
    const doubt = DOUBT * Math.max(0, ...restless);
    sum += Math.abs(after - before) / Math.hypot(OWN, doubt);
  }
  return sum / FLOOR_BANDS;
};

/**
 * Places where the noise under the voice is another before and after, in level or colour. Noise is what each bin falls below a tenth of
 * the time (after Martin's minimum statistics, 2001): it shows between the words and between the harmonics. A band in which
 * levels stray more than those of steady noise counts less: there the voice is measured.
 */
export const findNoiseChanges = (piece: Piece, floors: Floors): Candidate[] => {
  const floor = deepest(floors, DEPTH);
  return floorCandidates(piece, floors, {
    kind: "noise-floor",
    least: 0.5,
    unit: "change of the noise in all bands against how well it is known",
    valueAt: (place) => changeAt(floors, place, floor),
  });
};
