import { z } from "@hono/zod-openapi";
import { dateSchema, idSchema } from "../../model/case.ts";
import { scenarioSchema } from "../../model/scenario.ts";

export const houseSchema = z
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

export const whatIfSchema = z
  .object({
    base: idSchema.optional(),
    on: dateSchema.optional(),
    changes: scenarioSchema.shape.changes.optional(),
    coalitions: scenarioSchema.shape.coalitions.optional(),
  })
  .openapi("WhatIf");

const verdictSchema = z.object({
  seats: z.int(),
  low: z.int().describe("Fewest it can end with"),
  high: z.int().describe("Most it can end with"),
  majority: z.int(),
  holds: z.boolean().nullable().describe("NULL: open or unsettled seats could still decide it"),
});

export const comparedSchema = z
  .object({
    base: z.string(),
    on: z.string(),
    basis: z.enum(["general", "house"]),
    majority: z.int(),
    seats: z.array(
      z.object({
        party: z.string().nullable(),
        name: z.string(),
        colour: z.string().optional(),
        declared: z.int(),
        whatIf: z.int(),
        change: z.int(),
        settled: z
          .int()
          .describe("Of the seats after the change, those no missing sheet could turn"),
      }),
    ),
    open: z.object({ declared: z.int(), whatIf: z.int() }),
    contests: z
      .array(
        z.object({
          contest: z.string(),
          declared: z.string().describe("Who holds it as declared"),
          whatIf: z.string().describe("Who would hold it"),
          settled: z.boolean(),
        }),
      )
      .describe("Contests that change hands"),
    coalitions: z.array(
      z.object({
        name: z.string(),
        members: z.array(z.string()),
        declared: verdictSchema,
        whatIf: verdictSchema,
      }),
    ),
  })
  .openapi("Compared");
