import { referenceOf } from "./library.ts";
import type { Match } from "./match.ts";
import { searchStream } from "./stream.ts";

/** Speech resembles itself a moment later; what is nearer than this is not a repeat. */
const NEAREST = 1.5;
/** A copy inside one file is all but the same bit for bit; a phrase said again is not. */
const MOST_BIT_ERRORS = 0.25;

/**
 * Stretches of a recording whose sound stands in it twice: copied and set in again, or a jingle, a replay, an echo
 * of a call. `words` is the whole recording's fingerprint, `chunks` its sound at 8 kHz. The later place is given as
 * the clip's, the earlier as the reference's.
 */
export const findRepeats = async (
  words: Uint32Array,
  chunks: AsyncIterable<Float32Array>,
  name: string,
): Promise<Match[]> => {
  const self = referenceOf({ name, sha256: "", decoder: "" }, words);
  const matches = await searchStream(chunks, [self], {
    speeds: [1],
    windowSeconds: 1.3,
    earlierBy: NEAREST,
  });
  return matches.filter(
    (match) =>
      match.bitErrors <= MOST_BIT_ERRORS && match.clipFrom - match.referenceFrom >= NEAREST,
  );
};
