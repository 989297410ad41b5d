import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { answers } from "../schemas/common.ts";
import { hitSchema } from "../schemas/search.ts";
import { openSearch } from "../search.ts";

const route = createRoute({
  method: "get",
  path: "/api/search",
  summary: "Search across everything of the case, in any script",
  request: { query: z.object({ q: z.string().trim().min(1).max(200) }) },
  responses: answers(z.array(hitSchema), "what was found, best kind first"),
});

/** One search over everything: claims, statements, what is heard and seen in recordings, results, names, exhibits, the ledger. */
export const searchRoutes = (app: OpenAPIHono, desk: Desk): void => {
  const search = openSearch(desk);
  app.openapi(route, async (context) =>
    context.json(await search(context.req.valid("query").q), 200),
  );
};
