import { z } from "@hono/zod-openapi";

/** A week: longer than any recording. */
const seconds = z.number().min(0).max(604_800).describe("seconds from the recording's start");

export const transcriptSchema = z
  .object({
    source: z.string().describe("person or model that made it"),
    file: z.string().describe("its file in the case"),
    target: z.string().describe("the WebVTT file that a correction is written to"),
    version: z.string().describe("hash of the file as it is read here"),
    cues: z.array(
      z.object({
        from: seconds,
        to: seconds,
        text: z.string(),
        speaker: z.string().optional().describe("purported: as whoever made it says"),
        confidence: z.number().optional(),
        words: z.array(z.object({ text: z.string(), from: seconds })),
      }),
    ),
  })
  .openapi("Transcript");

const editedCueSchema = z
  .object({
    was: z.int().min(0).nullable().describe("number, from 0, of the cue it was; null: new"),
    from: seconds,
    to: seconds,
    text: z.string().trim().min(1).max(10_000),
    speaker: z.string().trim().max(200).nullable().describe("purported"),
  })
  .refine(({ from, to }) => to >= from, "a cue ends no earlier than it begins")
  .openapi("EditedCue");

export const transcriptEditSchema = z
  .object({
    version: z
      .string()
      .max(64)
      .nullable()
      .describe("of the transcript edited; null: there was none"),
    reason: z.string().trim().min(1).max(1000),
    cues: z.array(editedCueSchema).max(50_000),
  })
  .openapi("TranscriptEdit");

export type TranscriptEdit = z.infer<typeof transcriptEditSchema>;
