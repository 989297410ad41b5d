/** Seconds of a clip, from and to. */
export type Span = readonly [number, number];

/** Shorter stretches are not found anyway. */
const LEAST = 1.5;

/**
 * What found stretches leave of a span: each gap long enough to be found alone and shorter than `window`, in order. Two stretches that were joined
 * share a window, where each is diluted by the other; what is left beside the one that is found has to be looked for alone.
 */
export const gapsIn = (whole: Span, found: readonly Span[], window: number): Span[] => {
  const gaps: Span[] = [];
  let at = whole[0];
  for (const [from, to] of [...found, [whole[1], whole[1]] as const].sort((a, b) => a[0] - b[0])) {
    if (from - at >= LEAST && from - at < window) gaps.push([at, from]);
    at = Math.max(at, to);
  }
  return gaps;
};
