import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { quoteText } from "../../tables/load.ts";
import type { Desk } from "../desk.ts";
import { answers } from "../schemas/common.ts";

const hitSchema = z
  .object({
    kind: z.enum(["claim", "statement", "contest", "candidate", "party", "person", "tabulation"]),
    title: z.string(),
    detail: z.string().optional(),
    to: z.string().describe("View that shows it"),
  })
  .openapi("Hit");
type Hit = z.infer<typeof hitSchema>;

const route = createRoute({
  method: "get",
  path: "/api/search",
  summary: "Search across everything of the case",
  request: { query: z.object({ q: z.string().trim().min(1).max(200) }) },
  responses: answers(z.array(hitSchema), "what was found, best kind first"),
});

/** Compared without case, accents and Arabic vowel marks. */
export const fold = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const MOST = 8;

const page = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;

const fromCase = async ({ live }: Desk, wanted: string): Promise<Hit[]> => {
  const { opened, findings, statements } = await live.checked();
  const has = (...texts: (string | undefined)[]): boolean =>
    texts.some((text) => text !== undefined && fold(text).includes(wanted));
  const take = <T>(all: readonly T[], test: (one: T) => boolean, hit: (one: T) => Hit): Hit[] =>
    all.filter(test).slice(0, MOST).map(hit);
  return [
    ...take(
      findings,
      ({ claim }) => has(claim.claim, claim.title, claim.id),
      ({ claim, outcome }) => ({
        kind: "claim",
        title: claim.claim,
        detail: outcome,
        to: page("/claims", claim.id),
      }),
    ),
    ...take(
      statements,
      ({ id, body }) => has(id, body.statement),
      ({ id, body }) => ({
        kind: "statement",
        title: body.statement,
        detail: id,
        to: `/statements?show=${encodeURIComponent(id)}`,
      }),
    ),
    ...take(
      opened.descriptors,
      ({ id, value }) => has(id, value.title, value.issuer),
      ({ id, value }) => ({
        kind: "tabulation",
        title: value.title,
        detail: id,
        to: page("/results", id),
      }),
    ),
    ...take(
      opened.meta.parties,
      ({ id, name, aliases }) => has(id, name, ...aliases),
      ({ id, name }) => ({ kind: "party", title: name, detail: id, to: "/seats" }),
    ),
    ...take(
      opened.meta.people,
      ({ id, name, aliases }) => has(id, name, ...aliases),
      ({ id, name }) => ({
        kind: "person",
        title: name,
        detail: id,
        to: `/statements?q=${encodeURIComponent(name)}`,
      }),
    ),
  ];
};

const fromResults = async ({ live }: Desk, wanted: string): Promise<Hit[]> => {
  const like = quoteText(wanted);
  const contests = await live.query(
    `select distinct contest from contests where contains(lower(contest), ${like}) order by 1 limit ${MOST}`,
  );
  const candidates = await live.query(
    `select name, contest, min(party) from candidates where contains(lower(name), ${like})
     group by all order by 1, 2 limit ${MOST}`,
  );
  return [
    ...contests.rows.map(
      ([contest]): Hit => ({
        kind: "contest",
        title: String(contest),
        to: page("/contests", String(contest)),
      }),
    ),
    ...candidates.rows.map(
      ([name, contest, party]): Hit => ({
        kind: "candidate",
        title: String(name),
        detail: [contest, party].filter((one) => one !== null).join(" · "),
        to: page("/contests", String(contest)),
      }),
    ),
  ];
};

/** One search over claims, statements, results, parties and people. */
export const searchRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(route, async (context) => {
    const wanted = fold(context.req.valid("query").q);
    const [ofCase, ofResults] = await Promise.all([
      fromCase(desk, wanted),
      fromResults(desk, wanted),
    ]);
    return context.json([...ofCase, ...ofResults], 200);
  });
};
