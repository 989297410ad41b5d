import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { originsOf } from "../../statements/origins.ts";
import type { Desk } from "../desk.ts";
import { namesOf } from "../overview.ts";
import { answers } from "../schemas/common.ts";
import { originGroupSchema, statementLineSchema } from "../schemas/statement.ts";
import { claimsByStatement, statementLine } from "../statement-line.ts";

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

/** Routes of statements. */
export const statementRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(listRoute, async (context) => {
    const checked = await desk.live.checked();
    const names = namesOf(checked);
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
};
