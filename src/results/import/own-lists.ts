import type { Column } from "./profile.ts";

/** Fewer places or names than these may part by chance. */
const FEWEST_PLACES = 3;
const FEWEST_NAMES = 6;
/** “Independent” and “Others” stand on every list. */
const IN_ONE_PLACE = 0.9;

const keepsApart = (place: Column, candidate: Column): boolean => {
  const placesOf = new Map<string, Set<string>>();
  for (const [row, name] of candidate.texts.entries()) {
    if (name === "") continue;
    const known = placesOf.get(name) ?? new Set();
    placesOf.set(name, known.add(place.texts[row]));
  }
  const inOne = [...placesOf.values()].filter(({ size }) => size === 1).length;
  return (
    placesOf.size >= Math.max(FEWEST_NAMES, 2 * place.distinct) &&
    inOne >= IN_ONE_PLACE * placesOf.size
  );
};

/**
 * Of places, widest first, the smallest in each of which others stand for election: each is a contest, though no header says so.
 * Undefined where candidates stand in several, as for a president. Data with a row a candidate only.
 */
export const placeOfOwnList = (
  places: readonly Column[],
  candidate: Column | undefined,
): Column | undefined =>
  candidate &&
  places
    .toReversed()
    .find((place) => place.distinct >= FEWEST_PLACES && keepsApart(place, candidate));
