import type { Attribution } from "../../src/statements/attribution.ts";

/**
 * The attributions PolNeAR's guidelines have annotated as a rule: not those inside another's words. The corpus
 * marks few of those, so that a system that finds them is charged for being right.
 */
export const outermost = (all: readonly Attribution[]): Attribution[] =>
  all.filter((one) => {
    const cue = one.cue[0];
    if (one.inSpeech || cue === undefined) return false;
    return !all.some(
      (other) =>
        other !== one &&
        other.content.some(({ start, end }) => start <= cue.start && cue.end <= end),
    );
  });
