import { Readable } from "node:stream";
import { grid } from "./bands.ts";
import type { Reference } from "./library.ts";
import { type Match, tidyMatches } from "./match.ts";
import { type SearchOptions, searchPiece, WINDOW_SECONDS } from "./search.ts";

/** Pieces into which a long clip is cut; the overlap is a window, so that no excerpt falls between. */
const PIECE_SECONDS = 30;

/** A loop stands in itself thousands of times: beyond so many, matches are joined as they come, and the most alike are kept. */
const MANY = 2000;

const fewer = (matches: Match[]): Match[] =>
  matches.length <= MANY
    ? matches
    : tidyMatches(matches)
        .sort((a, b) => b.score - a.score)
        .slice(0, MANY / 2);

/**
 * Every place where a stretch of the clip (one channel at 8 kHz, in chunks) occurs in the references: which, where,
 * at what speed, how alike. Stretches from about 2 s are found; nothing is said of shorter ones. Matches come in
 * the order of the clip; an empty list says only that nothing was found. Holds half a minute of the clip at a time.
 */
export const searchStream = async (
  chunks: AsyncIterable<Float32Array>,
  references: readonly Reference[],
  options: SearchOptions = {},
): Promise<Match[]> => {
  const overlap = WINDOW_SECONDS * grid.rate;
  const buffer = new Float32Array(PIECE_SECONDS * grid.rate);
  let matches: Match[] = [];
  let filled = 0;
  let start = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const take = Math.min(chunk.length - at, buffer.length - filled);
      buffer.set(chunk.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (filled < buffer.length) continue;
      matches = fewer(
        matches.concat(await searchPiece(buffer, start / grid.rate, references, options)),
      );
      buffer.copyWithin(0, buffer.length - overlap);
      start += buffer.length - overlap;
      filled = overlap;
    }
  }
  if (start === 0 || filled > overlap) {
    const rest = buffer.subarray(0, filled);
    matches.push(...(await searchPiece(rest, start / grid.rate, references, options)));
  }
  return tidyMatches(matches);
};

/** {@link searchStream} for a clip that is all there. */
export const searchExcerpts = (
  clip: Float32Array,
  references: readonly Reference[],
  options: SearchOptions = {},
): Promise<Match[]> => searchStream(Readable.from([clip]), references, options);
