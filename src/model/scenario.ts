import { z } from "zod";
import { dateSchema, idSchema } from "./case.ts";

const text = z.string().trim().min(1).max(4000);
const contestList = z.array(text).min(1).describe("Contests, as the data names them");

/** Whole contests: named, or all that a party holds before the change. */
const whichContests = {
  contests: contestList.optional(),
  won_by: idSchema.optional().describe("All contests this party holds before the change"),
};

const someStations = {
  contest: text,
  stations: z.array(text).min(1).describe("Stations, as the data names them"),
};

/** One thing a what-if changes. Changes are made in the order they stand. */
export const changeSchema = z
  .discriminatedUnion("do", [
    z.strictObject({
      do: z.literal("accept"),
      from: idSchema.describe("The tabulation whose result is taken instead"),
      ...whichContests,
    }),
    z.strictObject({ do: z.literal("annul"), ...whichContests }),
    z.strictObject({
      do: z.literal("remove"),
      from: idSchema.describe("The tabulation whose sheets are taken away"),
      ...someStations,
    }),
    z.strictObject({
      do: z.literal("restore"),
      from: idSchema.describe("The tabulation whose sheets are added"),
      ...someStations,
    }),
    z.strictObject({
      do: z.literal("replace"),
      from: idSchema.describe("The tabulation whose sheets are taken away"),
      with: idSchema.describe("The tabulation whose sheets are added instead"),
      ...someStations,
    }),
  ])
  .refine(
    (change) =>
      !(
        "contests" in change ||
        "won_by" in change ||
        change.do === "accept" ||
        change.do === "annul"
      ) || (change.contests === undefined) !== (change.won_by === undefined),
    "give either contests or won_by",
  );

/** How one kind of reserved seat is shared out; nothing of it is built in, for it differs by law and by reading. */
export const reservedRuleSchema = z.strictObject({
  kind: text,
  seats: z
    .union([z.int().positive(), z.record(text, z.int().positive())])
    .describe(
      "Seats by region (the widest place of a contest), or one number for the whole country",
    ),
  method: z
    .enum(["dhondt", "sainte-lague", "modified-sainte-lague", "hare", "droop"])
    .default("hare"),
  eligible: z
    .array(idSchema)
    .optional()
    .describe("Parties that may take part; absent: every party"),
  ineligible: z
    .enum(["to-others", "vacant"])
    .default("to-others")
    .describe("What becomes of the share of parties that may not take part"),
  law: text.optional().describe("The law this follows"),
});

export const joinSchema = z.strictObject({
  contest: text.optional().describe("The seat whose holder moved"),
  person: text.optional().describe("Or the holder's name, as the data writes it"),
  party: idSchema,
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  source: text.optional(),
});

/** A what-if in a file: what to change, and how the house is made up from it. */
export const scenarioSchema = z.strictObject({
  title: text.optional(),
  base: idSchema.optional().describe("The tabulation to start from: the declared result"),
  on: dateSchema
    .optional()
    .describe("Day the house is looked at; absent: the base's as_of or polling day"),
  changes: z.array(changeSchema).default([]),
  proportional: z
    .strictObject({
      method: reservedRuleSchema.shape.method.removeDefault(),
      threshold: z
        .string()
        .regex(/^\d{1,2}(\.\d{1,6})?%$/, "a percentage, as 5%")
        .optional()
        .describe("Least share of a contest's votes that takes part"),
    })
    .optional()
    .describe("How contests of several seats are shared out among parties; absent: most votes win"),
  joins: z.array(joinSchema).default([]),
  window: z
    .strictObject({
      gazette: z.union([dateSchema, z.record(text, dateSchema)]),
      days: z.int().nonnegative().describe("Days after publication in which a join still counts"),
    })
    .optional()
    .describe("When an independent's join counts for reserved seats"),
  reserved: z.array(reservedRuleSchema).default([]),
  coalitions: z
    .record(text, z.array(idSchema).min(1))
    .default({})
    .describe("Coalitions to look at, by name: parties, or alliances of case.yaml"),
  portfolios: z
    .record(idSchema, z.int().nonnegative())
    .default({})
    .describe("Portfolios each party in government got, to hold against its seats"),
});

export type Change = z.infer<typeof changeSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
