import { z } from "@hono/zod-openapi";
import { mediaCategories } from "../../model/media-review.ts";
import { namedVoiceSchema } from "../../model/speakers.ts";
import { problemSchema } from "./common.ts";

const taskSchema = z
  .object({
    state: z.enum(["working", "failed"]),
    seconds: z.number().describe("seconds of the recording that are done"),
    problem: problemSchema.optional(),
  })
  .openapi("ListeningTask");

const voiceSchema = z
  .object({
    voice: z.string().describe("label, good within this recording"),
    seconds: z.number().describe("how long it speaks in all"),
    purported: z.string().optional().describe("whose voice a person says it is"),
    by: z.string().optional(),
    grounds: z.string().optional(),
  })
  .openapi("Voice");

const reviewSchema = z
  .object({
    category: z.string(),
    by: z.string(),
    on: z.string(),
    reason: z.string(),
    grounds: z.array(z.string()).describe("what was seen, in words"),
    file: z.string(),
  })
  .openapi("Review");

export const listeningSchema = z
  .object({
    turns: z.array(z.object({ from: z.number(), to: z.number(), voice: z.string() })),
    voices: z.array(voiceSchema),
    looked: z.boolean().describe("did anybody look for voices?"),
    madeBy: z.string().optional(),
    review: reviewSchema.optional(),
    speech: z.string().optional().describe("name of the model that can write down what is said"),
    problems: z.array(problemSchema).describe("files beside it that are not used, and why"),
    tasks: z.object({
      speakers: taskSchema.optional(),
      review: taskSchema.optional(),
      transcription: taskSchema.optional(),
    }),
  })
  .openapi("Listening");

export type Listening = z.infer<typeof listeningSchema>;
export type TaskName = keyof Listening["tasks"];

export const findVoicesSchema = z
  .object({
    voices: z.int().min(1).max(50).optional().describe("how many speak, where that is known"),
    replace: z
      .boolean()
      .default(false)
      .describe("names given to the turns that are there are lost"),
  })
  .openapi("FindVoices");

export const nameVoiceSchema = namedVoiceSchema
  .extend({ voice: z.string().min(1).max(100) })
  .openapi("NameVoice");

const text = z.string().trim().min(1).max(4000);

export const judgeSchema = z
  .object({
    category: z.enum(mediaCategories),
    by: text.max(300),
    reason: text,
    grounds: z
      .array(z.string().max(200))
      .min(1)
      .max(100)
      .describe("kinds of observation, or match, with @SECOND for one place"),
    replace: z.boolean().default(false),
  })
  .openapi("Judge");
