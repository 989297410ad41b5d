import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { idSchema } from "../../model/case.ts";
import { quoteText } from "../../tables/quote.ts";
import { contestOf } from "../contest.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { recordsOf } from "../records.ts";
import { answers } from "../schemas/common.ts";
import {
  contestRowSchema,
  contestSchema,
  sheetPageSchema,
  sheetQuerySchema,
  tabulationSchema,
} from "../schemas/results.ts";
import { openSheetPages } from "../sheet-page.ts";
import { isOdd, sheetsWithSums } from "../sheets.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/tabulations",
  summary: "Whose accounts of the votes the case holds",
  responses: answers(z.array(tabulationSchema), "the tabulations"),
});

const params = z.object({ id: idSchema });

const sheetsRoute = createRoute({
  method: "get",
  path: "/api/tabulations/{id}/sheets",
  summary: "A page of a tabulation's sheets",
  request: { params, query: sheetQuerySchema },
  responses: answers(sheetPageSchema, "the sheets"),
});

const contestsRoute = createRoute({
  method: "get",
  path: "/api/contests",
  summary: "Every contest, and who leads it in each tabulation",
  responses: answers(z.array(contestRowSchema), "the contests"),
});

const contestRoute = createRoute({
  method: "get",
  path: "/api/contests/{contest}",
  summary: "One contest: standings in each tabulation, and what bounds them",
  request: { params: z.object({ contest: z.string().min(1).max(300) }) },
  responses: answers(contestSchema, "the contest"),
});

const listTabulations = async ({ live }: Desk) => {
  const count = (table: string, where = "true"): string =>
    `(select count(*) from ${table} one where one.tabulation = t.tabulation and ${where})`;
  return recordsOf(
    await live.query(`select t.tabulation as id, title, issuer, stage, "level", election::varchar as election, source, note,
      lists_candidates as "listsCandidates", lists_stations as "listsStations", ${count("contests")} as contests,
      ${count("stations")} as stations, ${count("sheets")} as sheets, ${count("set_aside")} as "setAside",
      ${count(sheetsWithSums, `station is not null and ${isOdd}`)} as odd
      from tabulations t order by election desc, t.tabulation`),
  ) as unknown as z.infer<typeof tabulationSchema>[];
};

interface Leader {
  contest: string;
  tabulation: string;
  election: string;
  chamber?: string;
  regions?: string[];
  party?: string;
  name?: string;
  votes?: number;
  tied: boolean;
}

const leadersOf = async ({ live }: Desk, id: string): Promise<Leader[]> =>
  recordsOf(
    await live.query(
      `select w.contest, t.tabulation, t.election::varchar as election, t.chamber, w.regions,
       coalesce(w.party, w.party_label) as party, w.name, w.votes, w.tied
       from winners(${quoteText(id)}) w, tabulations t where t.tabulation = ${quoteText(id)}`,
    ),
  ) as unknown as Leader[];

const listContests = async (desk: Desk) => {
  const { opened } = await desk.live.checked();
  const leaders: Leader[] = [];
  for (const { id } of opened.descriptors) leaders.push(...(await leadersOf(desk, id)));
  const byContest = Map.groupBy(leaders, ({ contest }) => contest);
  return [...byContest]
    .map(([contest, all]) => ({
      contest,
      regions: all.find(({ regions }) => regions?.length)?.regions ?? [],
      tabulations: all.map(({ tabulation, election, tied, chamber, party, name, votes }) =>
        Object.assign({ tabulation, election, tied }, { chamber, party, name, votes }),
      ),
    }))
    .sort((a, b) => a.contest.localeCompare(b.contest, "en", { numeric: true }));
};

/** Routes of results: tabulations, sheets, contests. */
export const resultRoutes = (app: OpenAPIHono, desk: Desk): void => {
  const { live } = desk;
  const sheets = openSheetPages(live);
  app.openapi(listRoute, async (context) => context.json(await listTabulations(desk), 200));
  app.openapi(sheetsRoute, async (context) => {
    const { meta, descriptors } = (await live.checked()).opened;
    const { id } = context.req.valid("param");
    if (!descriptors.some((one) => one.id === id)) throw missing(`tabulation “${id}”`);
    return context.json(await sheets({ meta, tabulation: id }, context.req.valid("query")), 200);
  });
  app.openapi(contestsRoute, async (context) => context.json(await listContests(desk), 200));
  app.openapi(contestRoute, async (context) => {
    const { contest } = context.req.valid("param");
    const found = await contestOf({ checked: await live.checked(), query: live.query, contest });
    if (!found) throw missing(`contest “${contest}”`);
    return context.json(found, 200);
  });
};
