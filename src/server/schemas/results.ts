import { z } from "@hono/zod-openapi";
import { cellSchema } from "./common.ts";

export const tabulationSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    issuer: z.string(),
    stage: z.string(),
    level: z.string(),
    election: z.string(),
    source: z.string().optional(),
    note: z.string().optional(),
    listsCandidates: z.enum(["all", "some", "winners"]),
    listsStations: z.enum(["all", "some"]),
    contests: z.int(),
    stations: z.int(),
    sheets: z.int(),
    setAside: z.int().describe("Rows of its data that could not be used"),
    odd: z.int().describe("Sheets that do not add up"),
  })
  .openapi("Tabulation");

export const sheetQuerySchema = z.object({
  offset: z.coerce.number().int().nonnegative().max(1e9).default(0),
  limit: z.coerce.number().int().positive().max(2000).default(500),
  contest: z.string().max(300).optional().describe("Of this contest alone"),
  q: z.string().max(200).optional().describe("In the contest, the station or a region"),
  odd: z.enum(["1"]).optional().describe("Only sheets that do not add up"),
  sort: z.string().max(40).optional().describe("Column, - before it for the largest first"),
});

export const sheetPageSchema = z
  .object({
    columns: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(["text", "count", "votes", "flag"]),
        name: z.string().optional().describe("Votes: whose"),
        colour: z.string().optional(),
      }),
    ),
    total: z.int(),
    offset: z.int(),
    rows: z.array(z.array(cellSchema)),
    sheets: z.array(z.int()).describe("Numbers of these sheets"),
  })
  .openapi("SheetPage");

export const sheetSchema = z
  .object({
    tabulation: z.string(),
    title: z.string().describe("The tabulation's"),
    sheet: z.int(),
    contest: z.string(),
    station: z.string().optional(),
    registered: z.number().optional(),
    issued: z.number().optional(),
    valid: z.number().optional(),
    rejected: z.number().optional(),
    listed: z.number().optional().describe("Votes of its candidates, summed"),
    odd: z.boolean(),
    file: z.string().optional(),
    line: z.number().optional(),
    votes: z.array(
      z.object({
        candidate: z.string(),
        name: z.string().optional(),
        party: z.string().optional(),
        votes: z.number().optional().describe("Absent: illegible or left blank"),
      }),
    ),
    scans: z.array(
      z.object({
        path: z.string(),
        bytes: z.int(),
        type: z.string().optional().describe("Absent: no picture that may be shown"),
      }),
    ),
    scanPlace: z.string().describe("Where a picture of this sheet would have to lie"),
  })
  .openapi("Sheet");

export const contestRowSchema = z
  .object({
    contest: z.string(),
    regions: z.array(z.string()),
    tabulations: z.array(
      z.object({
        tabulation: z.string(),
        election: z.string().describe("Polling day"),
        chamber: z.string().optional(),
        party: z.string().optional(),
        name: z.string().optional(),
        votes: z.number().optional(),
        tied: z.boolean(),
      }),
    ),
  })
  .openapi("ContestRow");

export const contestSchema = z
  .object({
    contest: z.string(),
    regions: z.array(z.string()),
    tabulations: z.array(
      z.object({
        tabulation: z.string(),
        title: z.string(),
        issuer: z.string(),
        listsCandidates: z.enum(["all", "some", "winners"]),
        registered: z.number().optional(),
        stationsExpected: z.number().optional(),
        stationsCounted: z.number().optional(),
        stationsMissing: z.number().optional(),
        missingMax: z.number().optional(),
        note: z.string().optional(),
        sheets: z.int(),
        standings: z.array(
          z.object({
            candidate: z.string(),
            name: z.string().optional(),
            party: z.string().optional(),
            colour: z.string().optional(),
            votes: z.number(),
            low: z.number(),
            high: z.number().optional().describe("Absent: not bounded"),
            rank: z.int(),
            rankLow: z.int(),
            rankHigh: z.int().optional(),
          }),
        ),
      }),
    ),
  })
  .openapi("Contest");
