import { z } from "zod";
import { dateSchema } from "./case.ts";
import { casePathSchema, sha256Schema } from "./ledger.ts";

const text = z.string().trim().min(1).max(4000);

/** Categories of schema.org's MediaManipulationRatingEnumeration that may be said of audio. */
export const mediaCategories = [
  "DecontextualizedContent",
  "EditedOrCroppedContent",
  "OriginalMediaContent",
  "TransformedContent",
] as const;

export type MediaCategory = (typeof mediaCategories)[number];

/** Something seen in the recording, as Mandate's tables had it when the person judged. */
export const groundSchema = z.strictObject({
  seen: z.enum(["observation", "match"]).describe("The table it stands in"),
  kind: text.describe("Kind of the observation, or the recording that is matched"),
  from_s: z.number().nonnegative().nullable(),
  to_s: z.number().nonnegative().nullable(),
  words: text.describe("What it says there"),
});

/** `transcripts/NAME.review.yaml`: what a person makes of what is seen in a recording. */
export const mediaReviewSchema = z.strictObject({
  recording: casePathSchema,
  recording_sha256: sha256Schema.describe("Hash of the recording that was judged"),
  category: z.enum(mediaCategories).describe("schema.org MediaManipulationRatingEnumeration"),
  by: text.describe("The person who judges: Mandate never does"),
  on: dateSchema.describe("Day of the judgement"),
  reason: text.describe("Why, in that person's words"),
  grounds: z.array(groundSchema).min(1).max(100),
});

export type MediaReviewFile = z.infer<typeof mediaReviewSchema>;
export type Ground = z.infer<typeof groundSchema>;
