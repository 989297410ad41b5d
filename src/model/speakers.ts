import { z } from "zod";
import { casePathSchema, sha256Schema } from "./ledger.ts";
import type { TableSpec } from "./table.ts";

const text = z.string().trim().min(1).max(2000);

/** What a person says of a voice. It stays what that person says: *purported*. */
export const namedVoiceSchema = z.strictObject({
  purported: text.describe("Whose voice it is said to be: an id of case.yaml, or a name"),
  by: text.describe("The person who says so"),
  grounds: text.describe("Why they say so"),
});

/** `transcripts/NAME.speakers.yaml`: names a person gave to the voices of `transcripts/NAME.rttm`. */
export const speakersSchema = z.strictObject({
  recording: casePathSchema.describe("The recording"),
  recording_sha256: sha256Schema.describe("Hash of the recording the turns were found in"),
  turns_sha256: sha256Schema.describe("Hash of the .rttm the names are of: labels may move"),
  made_by: text.describe("Program, or person, that made the turns"),
  voices: z.record(z.string().max(100), namedVoiceSchema).default({}),
});

export type Speakers = z.infer<typeof speakersSchema>;

export const turnsTable: TableSpec = {
  name: "turns",
  meaning: "A stretch of a recording in which one voice seems to speak: a proposal, not a finding",
  columns: [
    { name: "recording", type: "VARCHAR", meaning: "see recordings" },
    { name: "turn", type: "BIGINT", meaning: "number in the recording, from 1" },
    { name: "from_s", type: "DOUBLE", meaning: "start in seconds" },
    { name: "to_s", type: "DOUBLE", meaning: "end in seconds" },
    { name: "voice", type: "VARCHAR", meaning: "label of the voice, good within this recording" },
    {
      name: "purported_speaker",
      type: "VARCHAR",
      meaning: "whose voice a person says it is; NULL where nobody said",
    },
    { name: "named_by", type: "VARCHAR", meaning: "the person who said so; NULL where nobody did" },
    { name: "source", type: "VARCHAR", meaning: "program or person that made the turns" },
  ],
};
