import { z } from "zod";
import { casePathSchema, sha256Schema } from "./ledger.ts";

export { turnsTable } from "./turns.ts";

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
