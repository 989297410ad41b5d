import type { Transcript } from "../lib/transcript/transcript.ts";
import {
  cuesTable,
  matchesTable,
  type Observation,
  observationsTable,
  recordingsTable,
} from "../model/recording.ts";
import { turnsTable } from "../model/speakers.ts";
import type { Cell, RowsTable } from "../model/table.ts";
import type { Derived } from "./cache.ts";
import type { Match } from "./excerpts/match.ts";
import type { SpeakerTurns } from "./speakers/files.ts";

/** A recording of the case and what was derived from it. */
export interface RecordingFacts {
  /** Path in the case. */
  recording: string;
  derived: Derived;
  matches: readonly Match[];
  transcript: Transcript | undefined;
  speakers: SpeakerTurns | undefined;
}

const recordingRow = ({ recording, derived }: RecordingFacts): Cell[] => [
  recording,
  derived.sha256,
  derived.info.container,
  derived.info.codec,
  derived.info.sampleRate,
  derived.info.channels,
  derived.seconds,
  `${derived.info.decoder.name} ${derived.info.decoder.version}`,
  derived.damage.badPackets,
  derived.damage.truncated,
];

const observationRow = (recording: string, seen: Observation): Cell[] => [
  recording,
  seen.kind,
  seen.from,
  seen.to,
  seen.value,
  seen.words,
  seen.certainty,
  seen.score,
  seen.innocent,
];

const matchRow = (recording: string, match: Match): Cell[] => [
  recording,
  match.clipFrom,
  match.clipTo,
  match.reference,
  match.referenceFrom,
  match.referenceTo,
  match.speed,
  match.score,
  match.bitErrors,
];

const cueRows = (recording: string, { cues, source }: Transcript): Cell[][] =>
  cues.map((cue, i) => [
    recording,
    i + 1,
    cue.from,
    cue.to,
    cue.text,
    cue.speaker,
    cue.confidence,
    source,
  ]);

const turnRows = (recording: string, { turns, names, source }: SpeakerTurns): Cell[][] =>
  turns.map(({ from, to, voice }, i) => [
    recording,
    i + 1,
    from,
    to,
    voice,
    names[voice]?.purported ?? null,
    names[voice]?.by ?? null,
    source,
  ]);

/** The stage's tables: recordings, observations, matches, cues, turns. */
export const recordingRows = (facts: readonly RecordingFacts[]): RowsTable[] => [
  { spec: recordingsTable, rows: facts.map(recordingRow) },
  {
    spec: observationsTable,
    rows: facts.flatMap(({ recording, derived }) =>
      derived.observations.map((seen) => observationRow(recording, seen)),
    ),
  },
  {
    spec: matchesTable,
    rows: facts.flatMap(({ recording, matches }) =>
      matches.map((match) => matchRow(recording, match)),
    ),
  },
  {
    spec: cuesTable,
    rows: facts.flatMap(({ recording, transcript }) =>
      transcript ? cueRows(recording, transcript) : [],
    ),
  },
  {
    spec: turnsTable,
    rows: facts.flatMap(({ recording, speakers }) =>
      speakers ? turnRows(recording, speakers) : [],
    ),
  },
];
