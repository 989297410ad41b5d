import { misfit, type Span, Sums } from "./gaussian.ts";
import { cepstra } from "./mfcc.ts";
import type { Sound } from "./sound.ts";

/** Frames heard on either side of a place where the voice may change. */
const SIDE = 150;
const STEP = 10;
/** Shortest and longest piece, in frames. */
const SHORTEST = 80;
const LONGEST = 400;

/** How much better two Gaussians fit the sides of a place than one fits both: a generalised likelihood ratio. */
const apart = ({ frames, heard }: Sound, at: number, { from, to }: Span): number => {
  const before = new Sums(cepstra.dims).add(
    frames,
    { from: Math.max(from, at - SIDE), to: at },
    heard,
  );
  const after = new Sums(cepstra.dims).add(
    frames,
    { from: at, to: Math.min(to, at + SIDE) },
    heard,
  );
  const together = misfit(before, after) - misfit(before) - misfit(after);
  return together / Math.max(1, Math.min(before.count, after.count));
};

/** Places of the largest likelihood ratio, each at least a shortest piece from the next. */
const peaks = (places: { at: number; value: number }[]): number[] => {
  const near = SHORTEST / STEP;
  return places
    .filter(({ value }, i) =>
      places.every((other, j) => Math.abs(i - j) > near || j === i || other.value < value),
    )
    .map(({ at }) => at);
};

/** Cuts a voiced stretch where the voice may change, and where a piece would be too long; rather too often. */
export const cutAtChanges = (sound: Sound, stretch: Span): Span[] => {
  const places: { at: number; value: number }[] = [];
  for (let at = stretch.from + SHORTEST; at <= stretch.to - SHORTEST; at += STEP)
    places.push({ at, value: apart(sound, at, stretch) });
  const pieces: Span[] = [];
  let from = stretch.from;
  for (const to of [...peaks(places), stretch.to]) {
    const parts = Math.max(1, Math.ceil((to - from) / LONGEST));
    for (let i = 0; i < parts; i++) {
      const at = (part: number) => Math.round(from + ((to - from) * part) / parts);
      pieces.push({ from: at(i), to: at(i + 1) });
    }
    from = to;
  }
  return pieces;
};
