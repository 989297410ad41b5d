import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readScan, type SheetPlace, scanPlace, scansOf } from "../../exhibits/scans.ts";
import { idSchema } from "../../model/case.ts";
import { quoteText } from "../../tables/quote.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { recordsOf } from "../records.ts";
import { answers } from "../schemas/common.ts";
import { sheetSchema } from "../schemas/results.ts";
import { isOdd, sheetsWithSums } from "../sheets.ts";

const sheetParams = z.object({ id: idSchema, sheet: z.coerce.number().int().positive() });

const sheetRoute = createRoute({
  method: "get",
  path: "/api/tabulations/{id}/sheets/{sheet}",
  summary: "One sheet: its figures, its votes, and the pictures the case has of it",
  request: { params: sheetParams },
  responses: answers(sheetSchema, "the sheet"),
});

interface Asked {
  id: string;
  sheet: number;
}

type Figures = Omit<z.infer<typeof sheetSchema>, "votes" | "scans" | "scanPlace">;

const figuresOf = async ({ live }: Desk, { id, sheet }: Asked): Promise<Figures> => {
  const [found] = recordsOf(
    await live.query(`select s.tabulation, t.title, s.sheet, s.contest, s.station, s.registered, s.issued, s.valid,
      s.rejected, s.listed, coalesce(${isOdd}, false) as odd, s.file, s.line
      from ${sheetsWithSums} s join tabulations t using (tabulation)
      where s.tabulation = ${quoteText(id)} and s.sheet = ${sheet}`),
  );
  if (!found) throw missing(`sheet ${sheet} of “${id}”`);
  return found as unknown as Figures;
};

const votesOf = async ({ live }: Desk, { id, sheet }: Asked) =>
  recordsOf(
    await live.query(`select v.candidate, c.name, coalesce(c.party, c.party_label) as party, v.votes
      from votes v left join candidates c using (tabulation, contest, candidate)
      where v.tabulation = ${quoteText(id)} and v.sheet = ${sheet} order by v.votes desc nulls last, v.candidate`),
  ) as unknown as z.infer<typeof sheetSchema>["votes"];

const placeOf = ({ tabulation, contest, station }: Figures): SheetPlace => ({
  tabulation,
  contest,
  station: station ?? null,
});

const scanParams = z.object({
  id: idSchema,
  sheet: z.coerce.number().int().positive(),
  page: z.coerce.number().int().positive().max(20),
});

/** A picture and nothing else: no document, no script, whatever its bytes may also be. */
const pictureHeaders = {
  "content-security-policy": "default-src 'none'; sandbox",
  "content-disposition": "inline",
};

/**
 * Routes of single sheets. A picture is asked for by the number of its sheet and page, never by a path: what may be read is what
 * the case's own tables name.
 */
export const scanRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(sheetRoute, async (context) => {
    const asked = context.req.valid("param");
    const figures = await figuresOf(desk, asked);
    const place = placeOf(figures);
    const scans = await scansOf(desk.live.folder, place);
    return context.json(
      { ...figures, votes: await votesOf(desk, asked), scans, scanPlace: scanPlace(place) },
      200,
    );
  });
  app.get("/api/tabulations/:id/sheets/:sheet/scans/:page", async (context) => {
    const asked = scanParams.safeParse(context.req.param());
    if (!asked.success) throw missing("such picture");
    const scans = await scansOf(desk.live.folder, placeOf(await figuresOf(desk, asked.data)));
    const scan = scans[asked.data.page - 1];
    if (!scan) throw missing("such picture");
    const { type, bytes } = await readScan(desk.live.folder, scan);
    return context.body(bytes, 200, { "content-type": type, ...pictureHeaders });
  });
};
