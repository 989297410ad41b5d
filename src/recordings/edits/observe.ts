import type { Observation } from "../../model/recording.ts";
import type { Match } from "../excerpts/match.ts";
import { alarmsPerTenMinutes } from "./calibration.ts";
import type { Candidate, EditKind } from "./candidate.ts";

const words: Record<EditKind, { words: string; innocent: string }> = {
  background: {
    words: "The background is another one before and after: its level or its colour changes",
    innocent:
      "The speaker or the phone moved, a door opened, a fan or a vehicle began or stopped, the codec or the connection changed",
  },
  discontinuity: {
    words: "One sample breaks with all that came before, alone: as at a seam without a fade",
    innocent: "A click of a switch, a touched microphone, a lost packet, a mouth noise",
  },
  dropout: {
    words:
      "A moment is quieter than the recording's own background, all at once: muted, or not recorded",
    innocent: "A call that lost packets, a noise gate, an automatic level that was overdriven",
  },
  "hum-phase": {
    words: "The hum of the mains jumps in its phase: as where time was taken out or put in",
    innocent: "A lamp or a charger that was switched, a recorder that was paused",
  },
  repeat: {
    words: "The same sound stands here and at another place of the file",
    innocent: "A jingle, a replay within a broadcast, an echo of a call, a packet sent twice",
  },
};

/** Candidates that untouched speech brings more often than this in ten minutes are left out. */
const MOST_ALARMS = 2;

const observation = (candidate: Candidate): Observation | undefined => {
  const alarms = alarmsPerTenMinutes(candidate.kind, candidate.raw);
  if (alarms > MOST_ALARMS) return undefined;
  const { innocent, words: text } = words[candidate.kind];
  return {
    kind: `edit-${candidate.kind}`,
    from: Number(candidate.at.toFixed(3)),
    to: Number(candidate.at.toFixed(3)),
    value: `${candidate.raw.toFixed(2)}; untouched speech made for the test reaches it ${alarms < 0.01 ? "less than 0.01" : alarms.toFixed(2)} times in ten minutes`,
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
    words: words.repeat.words,
    certainty: "measured",
    score: repeat.score,
    innocent: words.repeat.innocent,
  }));
