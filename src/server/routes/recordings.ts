import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { MAX_LEVEL } from "../../recordings/look/grid.ts";
import type { Desk } from "../desk.ts";
import { recordingFile, recordingPaths, rootOf } from "../recordings/files.ts";
import { openStudio } from "../recordings/studio.ts";
import { answers, fileName, takes } from "../schemas/common.ts";
import { recordingLineSchema, recordingSchema } from "../schemas/recording.ts";

const params = z.object({ name: fileName });

const listRoute = createRoute({
  method: "get",
  path: "/api/recordings",
  summary: "The recordings of the case",
  responses: answers(z.array(recordingLineSchema), "the recordings"),
});

const oneRoute = createRoute({
  method: "get",
  path: "/api/recordings/{name}",
  summary: "What is seen in a recording, as far as it was looked at",
  request: { params },
  responses: answers(recordingSchema, "the recording"),
});

const prepareRoute = createRoute({
  method: "post",
  path: "/api/recordings/{name}/preparation",
  summary: "Look at a recording: its pictures, what is seen in it, where it stands in others",
  request: {
    params,
    ...takes(z.object({ decode: z.boolean().default(false).describe("make a wave file of it") })),
  },
  responses: answers(z.object({ started: z.boolean() }), "it is under way"),
});

const octets = (description: string) => ({
  200: {
    description,
    content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
  },
});

const tileParams = z.object({
  name: fileName,
  picture: z.enum(["waveform", "spectrogram"]),
  level: z.coerce.number().int().min(0).max(MAX_LEVEL),
  index: z.coerce.number().int().min(0).max(1e7),
});

const tileRoute = createRoute({
  method: "get",
  path: "/api/recordings/{name}/{picture}/{level}/{index}",
  summary: "512 columns of a picture; at level L one column stands for 2^L",
  request: { params: tileParams },
  responses: octets("the columns, as the picture says"),
});

const soundRoute = createRoute({
  method: "get",
  path: "/api/recordings/{name}/sound",
  summary: "The recording as a browser can play it, or a range of its bytes",
  request: { params, query: z.object({ decoded: z.enum(["yes", "no"]).default("no") }) },
  responses: octets("the sound"),
});

const bytes = (columns: Uint8Array | Int8Array): Response =>
  new Response(columns as Uint8Array<ArrayBuffer>, {
    headers: { "content-type": "application/octet-stream" },
  });

/** Decoders take a third of a second to load: only once somebody looks at a recording. */
const views = () => import("../recordings/views.ts");

/** Routes of recordings: what is seen in one, its pictures in tiles, its sound. */
export const recordingRoutes = (app: OpenAPIHono, desk: Desk): void => {
  const studio = openStudio(desk);
  const find = (name: string) => recordingFile(desk, name);
  app.openapi(listRoute, async (context) => {
    const { recordingLine } = await views();
    const root = await rootOf(desk);
    const paths = await recordingPaths(root);
    const lines = await Promise.all(paths.map((path) => recordingLine(root, path, studio)));
    return context.json(lines, 200);
  });
  app.openapi(oneRoute, async (context) => {
    const file = await find(context.req.valid("param").name);
    const { recordingPage } = await views();
    return context.json(await recordingPage(file, studio), 200);
  });
  app.openapi(prepareRoute, async (context) => {
    const { root, recording } = await find(context.req.valid("param").name);
    const others = (await recordingPaths(root)).filter((path) => path !== recording);
    studio.prepare({ root, recording, others, ...context.req.valid("json") });
    return context.json({ started: true }, 200);
  });
  app.openapi(tileRoute, async (context) => {
    const { name, picture, ...tile } = context.req.valid("param");
    const file = await find(name);
    const { tileOf } = await views();
    return bytes(await tileOf(file, picture, tile));
  });
  app.openapi(soundRoute, async (context) => {
    const file = await find(context.req.valid("param").name);
    const { sendSound } = await views();
    const decoded = context.req.valid("query").decoded === "yes";
    return sendSound(file, { decoded, range: context.req.header("range") });
  });
};
