import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import { errorToJson } from "../../lib/error.ts";
import { partyColours } from "../../model/party-colours.ts";
import { quoteText } from "../../tables/quote.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { drawMap } from "../maps/draw.ts";
import { readGeometries } from "../maps/geometry.ts";
import { recordsOf } from "../records.ts";
import { answers } from "../schemas/common.ts";
import { mapQuerySchema, mapsSchema, mapValuesSchema } from "../schemas/map.ts";

const mapsRoute = createRoute({
  method: "get",
  path: "/api/maps",
  summary: "The maps the case brings, drawn",
  responses: answers(mapsSchema, "the maps"),
});

const valuesRoute = createRoute({
  method: "get",
  path: "/api/map-values",
  summary: "What a map can show of each contest",
  request: { query: mapQuerySchema },
  responses: answers(mapValuesSchema, "the values"),
});

const leader = "case when not tied then coalesce(party, party_label, name) end";

/** Turnout only where every sheet of the contest gives both figures. */
const turnouts = (id: string): string => `
  select s.contest, case when count(*) = count(coalesce(issued, valid + rejected)) then
    100.0 * sum(coalesce(issued, valid + rejected)) / nullif(case when count(*) = count(s.registered) then sum(s.registered)
      when count(*) = 1 then any_value(c.registered) end, 0) end as turnout
  from sheets s left join contests c on c.tabulation = s.tabulation and c.contest = s.contest
  where s.tabulation = ${id} group by s.contest`;

const valuesOf = async (
  { live }: Desk,
  { tabulation, against }: z.infer<typeof mapQuerySchema>,
): Promise<z.infer<typeof mapValuesSchema>> => {
  const { meta, descriptors } = (await live.checked()).opened;
  for (const id of [tabulation, against])
    if (id !== undefined && !descriptors.some((one) => one.id === id))
      throw missing(`tabulation “${id}”`);
  const id = quoteText(tabulation);
  const compared = against
    ? `left join (select contest, ${leader} as other from winners(${quoteText(against)})) o using (contest)
       left join (select contest, changed as differs from changed_winners(${id}, ${quoteText(against)})) d using (contest)`
    : "";
  const found = recordsOf(
    await live.query(`select w.contest, ${leader} as winner, round(t.turnout, 1)::double as turnout
      ${against ? ", o.other, d.differs" : ""}
      from winners(${id}) w left join (${turnouts(id)}) t using (contest) ${compared} order by w.contest`),
  ) as unknown as z.infer<typeof mapValuesSchema>;
  const colours = partyColours(meta.parties);
  return found.map((one) => {
    const colour = one.winner === undefined ? undefined : colours.get(one.winner);
    return colour ? Object.assign(one, { colour }) : one;
  });
};

/** Routes of maps: outlines and what they show apart, so that another tabulation costs no new drawing. */
export const mapRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(mapsRoute, async (context) => {
    const { geometries, problems } = await readGeometries(desk.live.folder);
    const maps = geometries.filter(({ areas }) => areas.length > 0).map(drawMap);
    return context.json({ maps, problems: problems.map(errorToJson) }, 200);
  });
  app.openapi(valuesRoute, async (context) =>
    context.json(await valuesOf(desk, context.req.valid("query")), 200),
  );
};
