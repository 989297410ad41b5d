import { join } from "node:path";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Reconciliation } from "../../results/reconcile.ts";
import { reconcileTwo } from "../../results/reconcile-two.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { issuesOf } from "../issues.ts";
import { answers } from "../schemas/common.ts";
import { issuesSchema, reconciledSchema, reconcileQuerySchema } from "../schemas/reconcile.ts";

const reconcileRoute = createRoute({
  method: "get",
  path: "/api/reconcile",
  summary: "Every difference between two tabulations, both ways, as `mandate reconcile` finds them",
  request: { query: reconcileQuerySchema },
  responses: answers(reconciledSchema, "the differences"),
});

const issuesRoute = createRoute({
  method: "get",
  path: "/api/issues",
  summary: "What is wrong, or asks to be looked at, on the sheets",
  request: { query: z.object({ contest: z.string().max(300).optional() }) },
  responses: answers(issuesSchema, "how many there are, the worst first"),
});

/** Differences shown at most; all of them are a command away. */
const MOST = 2000;

const shown = (found: Reconciliation): z.infer<typeof reconciledSchema> => ({
  ...found,
  stationsOnlyA: found.stationsOnlyA.slice(0, MOST),
  stationsOnlyB: found.stationsOnlyB.slice(0, MOST),
  differing: found.differences.length,
  differences: found.differences.slice(0, MOST),
  names: found.names
    .slice(0, MOST)
    .map(({ contest, from, to, score }) => ({ contest, from, to, score })),
});

const reconcile = async ({ live }: Desk, ids: z.infer<typeof reconcileQuerySchema>) => {
  const { root, meta, descriptors } = (await live.checked()).opened;
  const find = (id: string) => {
    const one = descriptors.find((descriptor) => descriptor.id === id);
    if (!one) throw missing(`tabulation “${id}”`);
    return one;
  };
  const input = {
    root,
    cache: join(root, ".mandate", "results"),
    parties: meta.parties.map(({ id }) => id),
    a: find(ids.a),
    b: find(ids.b),
  };
  const query = async (sql: string) => {
    const { columns, rows } = await live.query(sql);
    return rows.map((row) => Object.fromEntries(row.map((cell, i) => [columns[i].name, cell])));
  };
  return shown(await reconcileTwo(input, async () => query));
};

/** Routes of what does not agree: two tabulations with each other, and sheets with themselves. */
export const reconcileRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(reconcileRoute, async (context) =>
    context.json(await reconcile(desk, context.req.valid("query")), 200),
  );
  app.openapi(issuesRoute, async (context) =>
    context.json(await issuesOf(desk, context.req.valid("query")), 200),
  );
};
