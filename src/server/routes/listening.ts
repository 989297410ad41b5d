import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { MandateError } from "../../lib/error.ts";
import type { Desk } from "../desk.ts";
import { type RecordingFile, recordingFile } from "../recordings/files.ts";
import type { Task } from "../recordings/task-messages.ts";
import { openTasks } from "../recordings/tasks.ts";
import { answers, fileName, takes } from "../schemas/common.ts";
import {
  findVoicesSchema,
  judgeSchema,
  listeningSchema,
  nameVoiceSchema,
} from "../schemas/listening.ts";

const params = z.object({ name: fileName });
const started = answers(z.object({ started: z.boolean() }), "it is under way");

const readRoute = createRoute({
  method: "get",
  path: "/api/recordings/{name}/listening",
  summary: "Who speaks when in a recording, and what a person makes of it",
  request: { params },
  responses: answers(listeningSchema, "voices, review, and what is under way"),
});

const findRoute = createRoute({
  method: "post",
  path: "/api/recordings/{name}/voices",
  summary: "Propose who speaks when: voices without names, as `mandate speakers find`",
  request: { params, ...takes(findVoicesSchema) },
  responses: started,
});

const nameRoute = createRoute({
  method: "put",
  path: "/api/recordings/{name}/voices",
  summary: "Write down whose voice a person says it is, as `mandate speakers name`",
  request: { params, ...takes(nameVoiceSchema) },
  responses: answers(listeningSchema, "as it stands now"),
});

const judgeRoute = createRoute({
  method: "post",
  path: "/api/recordings/{name}/review",
  summary: "What a person makes of a recording, with what was seen as grounds, as `mandate review`",
  request: { params, ...takes(judgeSchema) },
  responses: started,
});

const writeDownRoute = createRoute({
  method: "post",
  path: "/api/recordings/{name}/transcription",
  summary:
    "Write down what is said, by the model on this machine that the workbench was opened with",
  request: { params, ...takes(z.object({ replace: z.boolean().default(false) })) },
  responses: started,
});

const noModel = (): MandateError =>
  new MandateError({
    code: "speech/no-backend",
    kind: "usage",
    message: "the workbench was opened without a model that writes down speech",
    fix: "Open it with --speech-model FOLDER, or run mandate transcribe in the terminal.",
  });

/** The stage's code is loaded once somebody listens. */
const stage = () => import("../recordings/listening.ts");

/** Routes of listening: who speaks when, whose voice a person says it is, a person's review, speech to text. */
export const listeningRoutes = (app: OpenAPIHono, desk: Desk): void => {
  const tasks = openTasks(desk);
  const find = (name: string) => recordingFile(desk, name);
  const shown = async (file: RecordingFile) => ({
    ...(await (await stage()).listeningOf(desk, file)),
    tasks: tasks.of(file.recording),
  });
  const start = async ({ root, recording }: RecordingFile, task: Task, replace: boolean) => {
    await tasks.start({ ...task, root, recording }, replace);
    return { started: true };
  };
  app.openapi(readRoute, async (context) =>
    context.json(await shown(await find(context.req.valid("param").name)), 200),
  );
  app.openapi(findRoute, async (context) => {
    const { voices, replace } = context.req.valid("json");
    const file = await find(context.req.valid("param").name);
    return context.json(await start(file, { task: "speakers", voices }, replace), 200);
  });
  app.openapi(nameRoute, async (context) => {
    const file = await find(context.req.valid("param").name);
    await (await stage()).nameVoice(desk, file, context.req.valid("json"));
    void desk.live.refresh();
    return context.json(await shown(file), 200);
  });
  app.openapi(judgeRoute, async (context) => {
    const { grounds, replace, ...judged } = context.req.valid("json");
    const file = await find(context.req.valid("param").name);
    const on = new Date(desk.now()).toISOString().slice(0, 10);
    const order = { task: "review" as const, ...judged, ground: grounds, on };
    return context.json(await start(file, order, replace), 200);
  });
  app.openapi(writeDownRoute, async (context) => {
    const file = await find(context.req.valid("param").name);
    const { speechModel: model } = desk;
    if (model === undefined) throw noModel();
    const { replace } = context.req.valid("json");
    return context.json(await start(file, { task: "transcription", model }, replace), 200);
  });
};
