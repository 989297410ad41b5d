import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { originsOf } from "../../statements/origins.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { namesOf } from "../overview.ts";
import { answers, takes } from "../schemas/common.ts";
import { originGroupSchema, statementLineSchema } from "../schemas/statement.ts";
import { claimsByStatement, statementLine } from "../statement-line.ts";
import { setStatus } from "../statement-status.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/statements",
  summary: "Who said what, through whom, and the independent origins of it all",
  responses: answers(
    z
      .object({ statements: z.array(statementLineSchema), origins: z.array(originGroupSchema) })
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
    params: z.object({ id: z.string().min(3).max(160) }),
    ...takes(z.object({ was: statusSchema, status: statusSchema })),
  },
  responses: answers(z.object({ id: z.string(), status: statusSchema }), "decided"),
});

/** Routes of statements. */
export const statementRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(listRoute, async (context) => {
    const checked = await desk.live.checked();
    const names = namesOf(checked.opened);
    const claims = claimsByStatement(checked.findings);
    const statements = checked.statements.map((one) => statementLine(one, { names, claims }));
    const origins = originsOf(checked.statements).map(({ origin, statements, reasons }) => ({
      name: names.get(origin.name) ?? origin.name,
      kind: origin.kind,
      statements,
      reasons,
    }));
    return context.json({ statements, origins }, 200);
  });
  app.openapi(decideRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { was, status } = context.req.valid("json");
    const checked = await desk.live.checked();
    if (!checked.statements.some((one) => one.id === id)) throw missing(`statement “${id}”`);
    await setStatus(desk, { id, was, status });
    return context.json({ id, status }, 200);
  });
};
