import type { Observation } from "../../model/recording.ts";
import type { Match } from "../excerpts/match.ts";
import { alarmsPerTenMinutes } from "./calibration.ts";
import type { Candidate } from "./candidate.ts";
import { editWords } from "./words.ts";

/** Candidates that untouched speech brings more often than this in ten minutes are left out. */
const MOST_ALARMS = 2;

/** The detector's figure and how often untouched sound gives the like. */
export const valueOf = ({ kind, raw }: Candidate): string => {
  const alarms = alarmsPerTenMinutes(kind, raw);
  const often = alarms < 0.01 ? "less than 0.01" : alarms.toFixed(2);
  return `${raw.toFixed(2)}; untouched speech made for the test reaches it ${often} times in ten minutes`;
};

/** Whether a candidate is rare enough in untouched sound to be shown. */
export const isShown = ({ kind, raw }: Candidate): boolean =>
  alarmsPerTenMinutes(kind, raw) <= MOST_ALARMS;

const observation = (candidate: Candidate): Observation | undefined => {
  if (!isShown(candidate)) return undefined;
  const alarms = alarmsPerTenMinutes(candidate.kind, candidate.raw);
  const { innocent, words: text } = editWords[candidate.kind];
  return {
    kind: `edit-${candidate.kind}`,
    from: Number(candidate.at.toFixed(3)),
    to: Number(candidate.at.toFixed(3)),
    value: valueOf(candidate),
    words: text,
    certainty: "possible",
    score: Number((-Math.log10(Math.max(alarms, 0.001))).toFixed(2)),
    innocent,
  };
};

/** Candidates as rows: each with its score, −log₁₀ of its false alarms in ten minutes, and what else it may be. */
export const observeEdits = (candidates: readonly Candidate[]): Observation[] =>
  candidates.map(observation).filter((each) => each !== undefined);

/** Repeats within one file as rows; both places are named. */
export const observeRepeats = (repeats: readonly Match[]): Observation[] =>
  repeats.map((repeat) => ({
    kind: "edit-repeat",
    from: repeat.clipFrom,
    to: repeat.clipTo,
    value: `also at ${repeat.referenceFrom}–${repeat.referenceTo} s; ${(repeat.bitErrors * 100).toFixed(1)} % of bits differ`,
    words: editWords.repeat.words,
    certainty: "measured",
    score: repeat.score,
    innocent: editWords.repeat.innocent,
  }));
