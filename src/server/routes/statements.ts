import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { statementSchema } from "../../model/statement.ts";
import { originsOf } from "../../statements/origins.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { namesOf } from "../finding-line.ts";
import { answers, fileName, takes } from "../schemas/common.ts";
import {
  originGroupSchema,
  statementDraftSchema,
  statementEditSchema,
  statementLineSchema,
} from "../schemas/statement.ts";
import { addFromText, correctStatement, statementToEdit } from "../statement-edit.ts";
import { claimsByStatement, statementLine } from "../statement-line.ts";
import { setStatus } from "../statement-status.ts";

const { id } = statementSchema.shape;

const listRoute = createRoute({
  method: "get",
  path: "/api/statements",
  summary: "Who said what, through whom, and the independent origins of it all",
  responses: answers(
    z
      .object({
        statements: z.array(statementLineSchema),
        origins: z.array(originGroupSchema),
        copies: z
          .array(z.object({ source: z.string(), from: z.string(), reason: z.string() }))
          .describe("texts that repeat another"),
      })
      .openapi("Statements"),
    "the statements",
  ),
});

const statusSchema = z.enum(["proposed", "confirmed", "rejected"]);

const decideRoute = createRoute({
  method: "put",
  path: "/api/statements/{id}/status",
  summary: "Confirm or reject a statement, unless it is no longer the one that was shown",
  request: {
    params: z.object({ id }),
    ...takes(z.object({ was: statusSchema, status: statusSchema })),
  },
  responses: answers(z.object({ id: z.string(), status: statusSchema }), "decided"),
});

const editRoute = createRoute({
  method: "get",
  path: "/api/statements/{id}",
  summary: "A statement as its line says, to correct",
  request: { params: z.object({ id }) },
  responses: answers(statementEditSchema, "the statement and its version"),
});

const correctRoute = createRoute({
  method: "put",
  path: "/api/statements/{id}",
  summary:
    "Correct a statement, unless it is no longer the version that was edited (case/conflict)",
  request: {
    params: z.object({ id }),
    ...takes(z.object({ version: z.string().max(64), draft: statementDraftSchema })),
  },
  responses: answers(statementEditSchema, "the statement as it stands now"),
});

const addRoute = createRoute({
  method: "post",
  path: "/api/statements",
  summary: "Add a statement that a person found in an exhibit's text",
  request: takes(z.object({ exhibit: fileName, draft: statementDraftSchema })),
  responses: answers(statementEditSchema, "the statement as it stands now"),
});

/** Routes of statements. */
export const statementRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(listRoute, async (context) => {
    const checked = await desk.live.checked();
    const names = namesOf(checked.opened);
    const claims = claimsByStatement(checked.findings);
    const statements = checked.statements.map((one) => statementLine(one, { names, claims }));
    const origins = originsOf(checked.statements, { repeats: checked.repeats }).map(
      ({ origin, statements, reasons }) => ({
        name: names.get(origin.name) ?? origin.name,
        kind: origin.kind,
        statements,
        reasons,
      }),
    );
    const copies = checked.repeats.map(({ source, from, reason }) => ({ source, from, reason }));
    return context.json({ statements, origins, copies }, 200);
  });
  app.openapi(decideRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { was, status } = context.req.valid("json");
    const checked = await desk.live.checked();
    if (!checked.statements.some((one) => one.id === id)) throw missing(`statement “${id}”`);
    await setStatus(desk, { id, was, status });
    return context.json({ id, status }, 200);
  });
  app.openapi(editRoute, async (context) =>
    context.json(await statementToEdit(desk, context.req.valid("param").id), 200),
  );
  app.openapi(correctRoute, async (context) => {
    const { id } = context.req.valid("param");
    await correctStatement(desk, { id, ...context.req.valid("json") });
    return context.json(await statementToEdit(desk, id), 200);
  });
  app.openapi(addRoute, async (context) => {
    const id = await addFromText(desk, context.req.valid("json"));
    return context.json(await statementToEdit(desk, id), 200);
  });
};
