import { mkdir } from "node:fs/promises";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { stringify } from "yaml";
import { caseSchema as caseFileSchema } from "../../model/case.ts";
import type { Desk } from "../desk.ts";
import { answers, takes } from "../schemas/common.ts";

const name = z.string().trim().min(1).max(300);

const identityRoute = createRoute({
  method: "post",
  path: "/api/identity",
  summary: "Say who you are: makes a key that signs what you change, and stays on this machine",
  request: takes(z.object({ name })),
  responses: answers(z.object({ name: z.string(), key: z.string() }), "who signs now"),
});

const newCaseRoute = createRoute({
  method: "post",
  path: "/api/case",
  summary: "Begin a case in the open folder, which must have none",
  request: takes(
    z.object({
      title: name,
      question: z.string().trim().min(1).max(4000),
      language: z.enum(["en", "ur"]).default("en"),
    }),
  ),
  responses: answers(z.object({ title: z.string() }), "the case"),
});

/** Routes of beginnings: a person, a case. */
export const startRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(identityRoute, async (context) => {
    const identity = await desk.writer.begin(context.req.valid("json").name);
    return context.json(identity, 200);
  });
  app.openapi(newCaseRoute, async (context) => {
    const given = context.req.valid("json");
    caseFileSchema.parse(given);
    await mkdir(desk.live.folder, { recursive: true });
    await desk.writer.write({
      path: "case.yaml",
      text: stringify(given),
      base: null,
      reason: "The case was begun",
    });
    await desk.live.refresh();
    return context.json({ title: given.title }, 200);
  });
};
