import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { Desk } from "../desk.ts";
import type { LiveEvent } from "../events.ts";
import { missing } from "../failure.ts";
import { answers, problemSchema } from "../schemas/common.ts";

const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(["running", "done", "failed", "cancelled"]),
    label: z.string(),
    done: z.number().optional(),
    total: z.number().optional(),
    problem: problemSchema.optional(),
  })
  .openapi("Job");

const listRoute = createRoute({
  method: "get",
  path: "/api/jobs",
  summary: "Long work, under way and lately done",
  responses: answers(z.array(jobSchema), "the jobs"),
});

const cancelRoute = createRoute({
  method: "delete",
  path: "/api/jobs/{id}",
  summary: "Cancel long work",
  request: { params: z.object({ id: z.uuid() }) },
  responses: answers(z.object({ cancelled: z.boolean() }), "cancelled"),
});

/** Often enough that an idle connection is never taken for a dead one. */
const HEARTBEAT_MS = 10_000;

/** Routes of what happens: jobs, and the stream of events (text/event-stream at /api/events). */
export const liveRoutes = (app: OpenAPIHono, { jobs, events, live }: Desk): void => {
  app.openapi(listRoute, (context) => context.json(jobs.list(), 200));
  app.openapi(cancelRoute, (context) => {
    const { id } = context.req.valid("param");
    if (!jobs.cancel(id)) throw missing("running job of that id");
    return context.json({ cancelled: true }, 200);
  });
  app.get("/api/events", (context) =>
    streamSSE(context, async (stream) => {
      const stop = events.hear(
        (event: LiveEvent) => void stream.writeSSE({ data: JSON.stringify(event) }),
      );
      // Not a sleep: it would hold the process for as long after everything else has ended.
      const beat = setInterval(
        () => void stream.writeSSE({ event: "beat", data: "" }),
        HEARTBEAT_MS,
      );
      beat.unref();
      await stream.writeSSE({ data: JSON.stringify({ type: "hello", version: live.version() }) });
      await new Promise<void>((done) => stream.onAbort(done));
      clearInterval(beat);
      stop();
    }),
  );
};
