import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { idSchema } from "../../model/case.ts";
import type { Desk } from "../desk.ts";
import { missing } from "../failure.ts";
import { openPictures } from "../pictures.ts";
import { answers } from "../schemas/common.ts";

const picturesSchema = z
  .object({
    subject: z.string().describe("Whose votes they show"),
    stations: z.int(),
    otherwise: z.string().describe("Heading of what else could make a pattern"),
    pictures: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        otherwise: z.string().describe("What else could make the pattern"),
      }),
    ),
  })
  .openapi("Pictures");

const params = z.object({ id: idSchema });
const query = z.object({ lang: z.enum(["en", "ur"]).default("en") });

const listRoute = createRoute({
  method: "get",
  path: "/api/tabulations/{id}/pictures",
  summary: "Pictures of the forensic tests: drawn when asked for, as a job that can be cancelled",
  request: { params, query },
  responses: answers(picturesSchema, "the pictures"),
});

const svgRoute = createRoute({
  method: "get",
  path: "/api/tabulations/{id}/pictures/{picture}",
  summary: "One picture",
  request: { params: params.extend({ picture: z.string().regex(/^[a-z0-9-]{1,40}$/) }), query },
  responses: { 200: { description: "the picture", content: { "image/svg+xml": {} } } },
});

/** Routes of the pictures of the forensic tests. */
export const pictureRoutes = (app: OpenAPIHono, desk: Desk): void => {
  const drawn = openPictures(desk);
  const of = async (id: string, language: string) => {
    const { descriptors } = (await desk.live.checked()).opened;
    if (!descriptors.some((one) => one.id === id)) throw missing(`tabulation “${id}”`);
    return drawn(id, language);
  };
  app.openapi(listRoute, async (context) => {
    const language = context.req.valid("query").lang;
    const found = await of(context.req.valid("param").id, language);
    const { subject, stations, otherwise, pictures } = found;
    const described = pictures.map(({ id, title, description, otherwise }) => ({
      id,
      title,
      description,
      otherwise,
    }));
    return context.json({ subject, stations, otherwise, pictures: described }, 200);
  });
  app.openapi(svgRoute, async (context) => {
    const { id, picture } = context.req.valid("param");
    const found = (await of(id, context.req.valid("query").lang)).pictures.find(
      (one) => one.id === picture,
    );
    if (!found) throw missing(`picture “${picture}”`);
    return context.body(found.svg, 200, {
      "content-type": "image/svg+xml",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    }) as never;
  });
};
