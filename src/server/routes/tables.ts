import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { answers } from "../schemas/common.ts";

const columns = z.array(
  z.object({ name: z.string(), type: z.string().optional(), meaning: z.string() }),
);

export const vocabularySchema = z
  .object({
    tables: z.array(z.object({ name: z.string(), meaning: z.string(), columns })),
    macros: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(["table", "scalar"]),
        meaning: z.string(),
        example: z.string(),
        parameters: z.array(
          z.object({ name: z.string(), meaning: z.string(), names: z.string().optional() }),
        ),
        columns,
      }),
    ),
    names: z
      .record(z.string(), z.array(z.object({ id: z.string(), name: z.string() })))
      .describe("Names a check may use, by kind: tabulation, party, alliance, chamber, contest"),
  })
  .openapi("Vocabulary");

const route = createRoute({
  method: "get",
  path: "/api/tables",
  summary: "Tables, columns, macros and names that checks are written in",
  responses: answers(vocabularySchema, "the words of a check"),
});

const contestsOf = async ({ live }: Desk) => {
  const { rows } = await live.query("select distinct contest from contests order by 1");
  return rows.map(([contest]) => ({ id: String(contest), name: String(contest) }));
};

const vocabulary = async (desk: Desk): Promise<z.infer<typeof vocabularySchema>> => {
  const { specs, macros, opened } = await desk.live.checked();
  const { parties, alliances, chambers } = opened.meta;
  const idAndName = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    tables: specs.map(({ name, meaning, columns }) => ({ name, meaning, columns: [...columns] })),
    macros: macros.map(({ name, kind, meaning, example, parameters, columns = [] }) => ({
      name,
      kind,
      meaning,
      example,
      parameters: parameters.map(({ name, meaning, names }) => ({
        name,
        meaning,
        ...(names && { names }),
      })),
      columns: [...columns],
    })),
    names: {
      tabulation: opened.descriptors.map(({ id, value }) => ({ id, name: value.title })),
      party: parties.map(idAndName),
      alliance: alliances.map(idAndName),
      chamber: chambers.map(idAndName),
      contest: await contestsOf(desk),
    },
  };
};

/** Routes of the tables: what an editor completes. */
export const tableRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(route, async (context) => context.json(await vocabulary(desk), 200));
};
