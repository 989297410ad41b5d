import { around, type Candidate, middleOf, peaksOf } from "./candidate.ts";
import { deepest, FLOOR_BANDS, FLOOR_STEP, type Floors, secondsOf, sidesOf } from "./floors.ts";
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
  const curve = Float32Array.from({ length: floors.places }, (_, place) =>
    changeAt(floors, place, floor),
  );
  return peaksOf(curve, Math.round(1.5 / FLOOR_STEP), 0.5).map((i) => ({
    kind: "noise-floor",
    at: piece.start + secondsOf(middleOf(curve, i)),
    raw: curve[i],
    evidence: {
      from: piece.start + secondsOf(Math.max(0, i - 20)),
      step: FLOOR_STEP,
      values: around(curve, i, 20),
      unit: "change of the noise in all bands against how well it is known",
    },
  }));
};
