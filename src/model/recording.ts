import type { TableSpec } from "./table.ts";
import { turnsTable } from "./turns.ts";

/** A recording as its file shows it. Nothing here says that a recording is what it is said to be. */
export const recordingsTable: TableSpec = {
  name: "recordings",
  meaning: "A sound file of the case, as its bytes show it",
  columns: [
    { name: "recording", type: "VARCHAR", meaning: "path of the file in the case" },
    { name: "sha256", type: "VARCHAR", meaning: "hash of the file" },
    {
      name: "container",
      type: "VARCHAR",
      meaning: "wrapping, such as ogg or mp4, told by its bytes",
    },
    { name: "codec", type: "VARCHAR", meaning: "coding of the sound, such as opus" },
    { name: "sample_rate", type: "BIGINT", meaning: "samples a second once decoded" },
    { name: "channels", type: "BIGINT", meaning: "channels" },
    { name: "seconds", type: "DOUBLE", meaning: "length once decoded, to the sample" },
    {
      name: "decoder",
      type: "VARCHAR",
      meaning: "program and version that decoded it; others differ",
    },
    { name: "bad_packets", type: "BIGINT", meaning: "packets the decoder refused" },
    {
      name: "truncated",
      type: "BOOLEAN",
      meaning: "true where the file ends before its header says",
    },
  ],
};

export const observationsTable: TableSpec = {
  name: "observations",
  meaning: "Something seen in a recording: grounds for a person's judgement, never a verdict",
  columns: [
    { name: "recording", type: "VARCHAR", meaning: "see recordings" },
    { name: "kind", type: "VARCHAR", meaning: "what sort of thing, such as band-limit or cut" },
    {
      name: "from_s",
      type: "DOUBLE",
      meaning: "start in seconds; NULL where it is of the whole file",
    },
    { name: "to_s", type: "DOUBLE", meaning: "end in seconds; NULL where it is of the whole file" },
    { name: "value", type: "VARCHAR", meaning: "the figure or text behind it" },
    { name: "words", type: "VARCHAR", meaning: "what it means, in plain words" },
    { name: "certainty", type: "VARCHAR", meaning: "stated, measured, likely or possible" },
    {
      name: "score",
      type: "DOUBLE",
      meaning: "of a candidate edit: higher is stronger; NULL for all else",
    },
    {
      name: "innocent",
      type: "VARCHAR",
      meaning: "what else would look like it, without any edit; NULL where nothing comes to mind",
    },
  ],
};

export const matchesTable: TableSpec = {
  name: "matches",
  meaning:
    "A stretch of one recording whose sound also stands in another; what stands twice in one is an observation, edit-repeat",
  columns: [
    { name: "recording", type: "VARCHAR", meaning: "see recordings" },
    { name: "from_s", type: "DOUBLE", meaning: "start of the stretch in it, in seconds" },
    { name: "to_s", type: "DOUBLE", meaning: "end of the stretch in it, in seconds" },
    { name: "reference", type: "VARCHAR", meaning: "recording it also stands in" },
    { name: "reference_from_s", type: "DOUBLE", meaning: "start of the stretch there, in seconds" },
    { name: "reference_to_s", type: "DOUBLE", meaning: "end of the stretch there, in seconds" },
    {
      name: "speed",
      type: "DOUBLE",
      meaning: "playing speed against the reference: 1.04 is 4 % faster",
    },
    {
      name: "score",
      type: "DOUBLE",
      meaning: "standard deviations above what unrelated speech scores",
    },
    {
      name: "bit_errors",
      type: "DOUBLE",
      meaning: "share of fingerprint bits that differ; 0.5 is chance",
    },
  ],
};

export const cuesTable: TableSpec = {
  name: "cues",
  meaning: "A timed piece of a transcript",
  columns: [
    { name: "recording", type: "VARCHAR", meaning: "see recordings" },
    { name: "cue", type: "BIGINT", meaning: "number in the transcript, from 1" },
    { name: "from_s", type: "DOUBLE", meaning: "start in seconds" },
    { name: "to_s", type: "DOUBLE", meaning: "end in seconds" },
    { name: "text", type: "VARCHAR", meaning: "what is heard, as transcribed" },
    {
      name: "purported_speaker",
      type: "VARCHAR",
      meaning: "whose voice it is said to be; NULL where nobody said",
    },
    { name: "confidence", type: "DOUBLE", meaning: "the recogniser's own, 0 to 1; NULL if none" },
    { name: "source", type: "VARCHAR", meaning: "person or model that made the transcript" },
  ],
};

export const recordingTables: readonly TableSpec[] = [
  recordingsTable,
  observationsTable,
  matchesTable,
  cuesTable,
  turnsTable,
];

/** How sure an observation is. */
export type Certainty = "stated" | "measured" | "likely" | "possible";

/** A row of `observations` before it is one. Times in seconds. */
export interface Observation {
  kind: string;
  from: number | null;
  to: number | null;
  value: string;
  words: string;
  certainty: Certainty;
  score: number | null;
  innocent: string | null;
}
