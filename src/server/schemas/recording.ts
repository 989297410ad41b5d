import { z } from "@hono/zod-openapi";
import { problemSchema } from "./common.ts";

const seconds = z.number().describe("seconds from its start");

const factsSchema = z
  .object({
    container: z.string(),
    codec: z.string(),
    sampleRate: z.number(),
    channels: z.int(),
    seconds: z.number().describe("length once decoded, to the sample"),
    decoder: z.string().describe("what decoded it: others may differ"),
    badPackets: z.int(),
    truncated: z.boolean(),
    sha256: z.string(),
  })
  .openapi("RecordingFacts");

export const observationSchema = z
  .object({
    kind: z.string(),
    from: seconds.optional(),
    to: seconds.optional(),
    value: z.string().describe("the figure or text behind it"),
    words: z.string().describe("what it means, in plain words"),
    certainty: z.string(),
    score: z.number().optional(),
    innocent: z.string().optional().describe("what else would look like it, without any edit"),
  })
  .openapi("Observation");

export const matchSchema = z
  .object({
    from: seconds,
    to: seconds,
    other: z.string().describe("name of the recording it also stands in"),
    otherFrom: seconds,
    otherTo: seconds,
    speed: z.number().describe("playing speed of this recording against the other"),
    score: z.number(),
    bitErrors: z.number(),
  })
  .openapi("RecordingMatch");

const pictureSchema = z
  .object({
    columns: z.int(),
    secondsPerColumn: z.number(),
    rows: z.int().describe("bytes a column; 2 for a waveform"),
    offset: z.number().describe("seconds by which a column is later than its place says"),
    top: z.number().describe("Hertz at the upper edge; 0 for a waveform"),
  })
  .openapi("Picture");

export const recordingLineSchema = z
  .object({
    name: z.string(),
    size: z.int(),
    state: z.enum(["new", "working", "failed", "ready"]),
    facts: factsSchema.optional(),
    observations: z.int().describe("places where something was seen; 0 until it was looked at"),
    transcript: z.boolean(),
  })
  .openapi("RecordingLine");

export const recordingSchema = z
  .object({
    name: z.string(),
    size: z.int(),
    state: z.enum(["new", "working", "failed", "ready"]),
    working: z
      .object({
        step: z.enum(["waiting", "listening", "comparing", "decoding"]),
        seconds: z.number().describe("seconds of it that are done"),
        job: z.string().optional(),
      })
      .optional(),
    problem: problemSchema.optional(),
    facts: factsSchema.optional(),
    waveform: pictureSchema.optional(),
    spectrogram: pictureSchema.optional(),
    sound: z.object({
      asIs: z.boolean().describe("can browsers play the file itself?"),
      exact: z.boolean().describe("does a browser find a second of it exactly?"),
      decoded: z.boolean().describe("is there a wave file decoded from it?"),
    }),
    observations: z.array(observationSchema),
    matches: z.array(matchSchema),
    comparedWith: z.array(z.string()).describe("recordings it was looked for in"),
    transcript: z.string().optional().describe("its transcript's file in the case"),
  })
  .openapi("Recording");
