import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { type RecordingFile, recordingFile } from "../recordings/files.ts";
import { answers, fileName, takes } from "../schemas/common.ts";
import { transcriptEditSchema, transcriptSchema } from "../schemas/transcript.ts";

const params = z.object({ name: fileName });

const readRoute = createRoute({
  method: "get",
  path: "/api/recordings/{name}/transcript",
  summary: "The transcript of a recording",
  request: { params },
  responses: answers(transcriptSchema, "the transcript"),
});

const saveRoute = createRoute({
  method: "put",
  path: "/api/recordings/{name}/transcript",
  summary:
    "Correct or begin a transcript, unless it is no longer the version edited (case/conflict)",
  request: { params, ...takes(transcriptEditSchema) },
  responses: answers(transcriptSchema, "the transcript as it stands now"),
});

/** Transcripts are read with the code of their stage: only once somebody looks at a recording. */
const stage = () => import("../recordings/transcript.ts");

const shown = async (recording: RecordingFile) => {
  const transcript = await (await stage()).transcriptShown(recording);
  if (!transcript) throw missing(`transcript of ${recording.recording}`);
  return transcript;
};

/** Routes of transcripts: read, corrected, begun. */
export const transcriptRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(readRoute, async (context) =>
    context.json(await shown(await recordingFile(desk, context.req.valid("param").name)), 200),
  );
  app.openapi(saveRoute, async (context) => {
    const recording = await recordingFile(desk, context.req.valid("param").name);
    await (await stage()).saveTranscript(desk, recording, context.req.valid("json"));
    // The claims are tested again meanwhile: a transcript is corrected cue by cue, and nobody waits for that.
    void desk.live.refresh();
    return context.json(await shown(recording), 200);
  });
};
