import type { GridBreak } from "../grid/tracker.ts";
import type { Candidate } from "./candidate.ts";

/** Jumps of an earlier coding's frame grid as candidates; the curve is the offset before and after. */
export const gridCandidates = (breaks: readonly GridBreak[]): Candidate[] =>
  breaks.map(({ from, to, before, after, frame, strength, codec }) => ({
    kind: "codec-grid",
    at: Number(((from + to) / 2).toFixed(3)),
    raw: strength,
    evidence: {
      from: (from + to) / 2 - 0.75,
      step: 0.5,
      values: [before, before, after, after],
      unit: `offset of the ${codec} frames, of ${frame} samples`,
    },
  }));
