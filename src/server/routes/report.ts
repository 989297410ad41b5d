import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { writeReportApart } from "../report/process.ts";
import { answers, problemSchema } from "../schemas/common.ts";

const route = createRoute({
  method: "post",
  path: "/api/report",
  summary: "Write the report from the findings as they are now",
  responses: answers(
    z.object({
      address: z.string(),
      heldBack: z
        .array(problemSchema)
        .describe("Pictures it does not hold: their files say where or by whom they were taken"),
    }),
    "where it can be read, and what it holds back",
  ),
});

const refreshRoute = createRoute({
  method: "post",
  path: "/api/check",
  summary: "Test every claim anew",
  responses: answers(z.object({ version: z.int() }), "the version now shown"),
});

/** Routes of work on the whole case: test it, and write its report into report/. */
export const reportRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(route, async (context) => {
    const { outcome } = desk.jobs.start({
      kind: "report",
      label: "writing the report",
      run: async ({ signal }) => writeReportApart((await desk.live.checked()).opened.root, signal),
    });
    const heldBack = await outcome;
    return context.json({ address: "/report/index.html", heldBack }, 200);
  });
  app.openapi(refreshRoute, async (context) => {
    await desk.live.refresh();
    return context.json({ version: desk.live.version() }, 200);
  });
};
