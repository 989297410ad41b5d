import { z } from "@hono/zod-openapi";
import { idSchema } from "../../model/case.ts";
import { problemSchema } from "./common.ts";

export const mapsSchema = z
  .object({
    maps: z.array(
      z.object({
        file: z.string(),
        width: z.number(),
        height: z.number(),
        areas: z.array(
          z.object({ contest: z.string(), path: z.string().describe("SVG path data") }),
        ),
      }),
    ),
    problems: z.array(problemSchema).describe("Files that cannot be drawn"),
  })
  .openapi("Maps");

export const mapQuerySchema = z.object({ tabulation: idSchema, against: idSchema.optional() });

export const mapValuesSchema = z
  .array(
    z.object({
      contest: z.string(),
      winner: z
        .string()
        .optional()
        .describe("Party, or candidate of none; absent: nobody leads alone"),
      colour: z.string().optional(),
      turnout: z
        .number()
        .optional()
        .describe("Votes cast of voters on the roll, in percent; absent: unknown"),
      other: z.string().optional().describe("Who leads in the other tabulation"),
      differs: z
        .boolean()
        .optional()
        .describe("Whether another leads there; absent: it cannot be compared"),
    }),
  )
  .openapi("MapValues");
