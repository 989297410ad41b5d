import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Descriptor } from "../../case/open.ts";
import { dateSchema, idSchema, type Party } from "../../model/case.ts";
import { type Scenario, scenarioSchema } from "../../model/scenario.ts";
import { toDecimal } from "../../seats/fraction.ts";
import { runToJson } from "../../seats/json.ts";
import { type Run, runScenario } from "../../seats/run.ts";
import { studyHouse } from "../../seats/study.ts";
import type { Desk } from "../desk.ts";
import { answers, takes } from "../schemas/common.ts";

const houseSchema = z
  .object({
    tabulation: z.string(),
    title: z.string(),
    issuer: z.string(),
    election: z.string(),
    date: z.string().describe("The day its alliances and joins are those of"),
    chamber: z.string(),
    basis: z.enum(["general", "house"]).describe("What the majority is of"),
    majority: z.int(),
    open: z.int().describe("Seats nobody holds"),
    unsettled: z.int().describe("Seats sheets not in hand could still turn"),
    blocs: z.array(
      z.object({
        party: z.string().nullable(),
        name: z.string(),
        colour: z.string().optional(),
        seats: z.int(),
        alone: z.boolean().describe("Independents: each counts alone, never as a bloc"),
        power: z.string().optional().describe("Shapley–Shubik index, exact to six decimals"),
      }),
    ),
    alliances: z.array(z.object({ name: z.string(), parties: z.array(z.string()) })),
  })
  .openapi("House");

const listRoute = createRoute({
  method: "get",
  path: "/api/houses",
  summary: "The house each tabulation makes",
  responses: answers(z.array(houseSchema), "the houses"),
});

const whatIfSchema = z
  .object({
    base: idSchema.optional(),
    on: dateSchema.optional(),
    changes: scenarioSchema.shape.changes.optional(),
  })
  .openapi("WhatIf");

const whatIfRoute = createRoute({
  method: "post",
  path: "/api/what-if",
  summary: "The house if some contests or sheets were otherwise, beside the declared one",
  request: takes(whatIfSchema),
  responses: answers(z.record(z.string(), z.unknown()), "both houses, as `mandate what-if --json`"),
});

type HouseJson = z.infer<typeof houseSchema>;

/** Decimals of a power index, as its literature gives them. */
const POWER_DIGITS = 6;

const scenario = (part: z.input<typeof whatIfSchema>): Scenario => scenarioSchema.parse(part);

/** Alliances as they stood on a day. */
const alliancesOn = (
  alliances: { name: string; members: { party: string; from?: string; to?: string }[] }[],
  date: string,
) =>
  alliances
    .map(({ name, members }) => ({
      name,
      parties: members
        .filter(({ from = "", to = "9999-12-31" }) => from <= date && date <= to)
        .map(({ party }) => party),
    }))
    .filter(({ parties }) => parties.length > 0);

const blocsOf = (run: Run, parties: ReadonlyMap<string, Party>): HouseJson["blocs"] => {
  const study = studyHouse(run.declared, { ...run, portfolios: {}, list: 0 });
  const power = new Map(study.blocs.map(({ id, shapleyShubik }) => [id, shapleyShubik]));
  return run.declared.parties.map(({ party, general, reserved }) => {
    const known = party === null ? undefined : parties.get(party);
    const share = party === null ? undefined : power.get(party);
    return {
      party,
      name: known?.name ?? party ?? "?",
      ...(known?.colour && { colour: known.colour }),
      seats: general + reserved,
      alone: known?.counts === "independents" || party === null,
      ...(share && { power: toDecimal(share, POWER_DIGITS) }),
    };
  });
};

const houseOf = async ({ live }: Desk, { id, value }: Descriptor): Promise<HouseJson> => {
  const { meta } = (await live.checked()).opened;
  const run = await runScenario({ meta, scenario: scenario({ base: id }), query: live.query });
  const { declared, date, basis, comparison } = run;
  const parties = new Map(meta.parties.map((party) => [party.id, party]));
  return {
    tabulation: id,
    title: value.title,
    issuer: value.issuer,
    election: value.election,
    date,
    chamber: meta.chambers.find((one) => one.id === value.chamber)?.name ?? "",
    basis,
    majority: comparison.majority,
    open: declared.generalOpen + (basis === "house" ? declared.reservedOpen : 0),
    unsettled: declared.parties.reduce((sum, { general, settled }) => sum + general - settled, 0),
    blocs: blocsOf(run, parties),
    alliances: alliancesOn(meta.alliances, date),
  };
};

const listHouses = async (desk: Desk): Promise<HouseJson[]> => {
  const { opened } = await desk.live.checked();
  const filling = opened.descriptors.filter(
    ({ value }) => value.chamber !== undefined && value.level === "contest",
  );
  const houses: HouseJson[] = [];
  for (const descriptor of filling) houses.push(await houseOf(desk, descriptor));
  return houses.sort((a, b) => (a.election < b.election ? 1 : -1));
};

/** Routes of seats: the houses, and what-if. */
export const seatRoutes = (app: OpenAPIHono, desk: Desk): void => {
  app.openapi(listRoute, async (context) => context.json(await listHouses(desk), 200));
  app.openapi(whatIfRoute, async (context) => {
    const { opened } = await desk.live.checked();
    const run = await runScenario({
      meta: opened.meta,
      scenario: scenario(context.req.valid("json")),
      query: desk.live.query,
    });
    return context.json(runToJson(run) as Record<string, unknown>, 200);
  });
};
