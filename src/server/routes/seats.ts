import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Desk } from "../desk.ts";
import { compareWith, type HouseJson, houseOf } from "../house.ts";
import { answers, takes } from "../schemas/common.ts";
import { comparedSchema, houseSchema, whatIfSchema } from "../schemas/seats.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/houses",
  summary: "The house each tabulation makes",
  responses: answers(z.array(houseSchema), "the houses"),
});

const whatIfRoute = createRoute({
  method: "post",
  path: "/api/what-if",
  summary: "The house if some contests or sheets were otherwise, beside the declared one",
  request: takes(whatIfSchema),
  responses: answers(comparedSchema, "both houses"),
});

/** Those the case puts in its report stand first, in its order: what is to be compared stands side by side. Then the latest. */
const inOrder =
  (chosen: readonly string[]) =>
  (a: HouseJson, b: HouseJson): number => {
    const place = ({ tabulation }: HouseJson): number =>
      chosen.includes(tabulation) ? chosen.indexOf(tabulation) : chosen.length;
    return place(a) - place(b) || (a.election < b.election ? 1 : -1);
  };

const listHouses = async ({ live }: Desk): Promise<HouseJson[]> => {
  const { meta, descriptors } = (await live.checked()).opened;
  const filling = descriptors.filter(
    ({ value }) => value.chamber !== undefined && value.level === "contest",
  );
  const houses: HouseJson[] = [];
  for (const descriptor of filling)
    houses.push(await houseOf({ meta, query: live.query }, descriptor));
  return houses.sort(inOrder(meta.report?.seats ?? []));
};

/** Routes of seats: the houses, and what-if. */
export const seatRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(listRoute, async (context) => context.json(await listHouses(desk), 200));
  app.openapi(whatIfRoute, async (context) => {
    const { meta } = (await desk.live.checked()).opened;
    const asked = context.req.valid("json");
    return context.json(await compareWith({ meta, query: desk.live.query }, asked), 200);
  });
};
