import { z } from "zod";
import { idLength, idPattern } from "./id.ts";

/** An id people type in checks: letters and digits of any script, with `-`, `_` and `.` inside. */
export const idSchema = z
  .string()
  .regex(idPattern, "an id: letters, digits, - _ .")
  .max(idLength)
  .describe("Short id, used in results, claims and checks");

/** ISO 8601 calendar date, checked to exist. */
export const dateSchema = z.iso.date().describe("ISO 8601 date: YYYY-MM-DD");

const nameSchema = z.string().trim().min(1).max(300);
const textSchema = z.string().trim().min(1).max(4000);

/** From the first day to the last day, both included; an absent end is open. */
const periodShape = {
  from: dateSchema.optional().describe("First day; absent: since before the case"),
  to: dateSchema.optional().describe("Last day; absent: still so"),
  source: textSchema.optional().describe("Where this is known from"),
};

export const chamberTermSchema = z.strictObject({
  ...periodShape,
  general: z.int().positive().describe("Seats filled by direct election"),
  reserved: z
    .array(z.strictObject({ kind: nameSchema, seats: z.int().positive() }))
    .default([])
    .describe("Seats filled another way, by kind"),
  majority: z
    .int()
    .positive()
    .optional()
    .describe("Votes needed in the full house; absent: more than half of all seats"),
});

export const chamberSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  terms: z.array(chamberTermSchema).min(1).describe("The chamber's size, by period"),
});

export const partySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  aliases: z.array(nameSchema).default([]).describe("Other names and spellings, any script"),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "a colour as #rrggbb")
    .optional(),
  counts: z
    .enum(["party", "independents"])
    .default("party")
    .describe("“independents”: a label for candidates of no party, never counted as one bloc"),
  note: textSchema.optional(),
});

export const allianceSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  aliases: z.array(nameSchema).default([]),
  members: z
    .array(z.strictObject({ party: idSchema, ...periodShape }))
    .min(1)
    .describe("Which party belonged to it, and when"),
  note: textSchema.optional(),
});

export const personSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  aliases: z.array(nameSchema).default([]).describe("Other names and spellings, any script"),
  offices: z.array(z.strictObject({ office: nameSchema, ...periodShape })).default([]),
  parties: z.array(z.strictObject({ party: idSchema, ...periodShape })).default([]),
});

export const outletSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  aliases: z.array(nameSchema).default([]),
});

/** `case.yaml`: one dispute and who is in it. */
export const caseSchema = z.strictObject({
  title: nameSchema,
  question: textSchema.describe("What is in dispute, in one neutral sentence"),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, "a BCP 47 language tag, such as en or ur")
    .default("en")
    .describe("Language of the report (BCP 47)"),
  chambers: z.array(chamberSchema).default([]),
  parties: z.array(partySchema).default([]),
  alliances: z.array(allianceSchema).default([]),
  people: z.array(personSchema).default([]),
  report: z
    .strictObject({
      seats: z
        .array(idSchema)
        .default([])
        .describe("Tabulations whose winners are drawn as a hemicycle, in this order"),
      timeline: z
        .array(idSchema)
        .default([])
        .describe("Parties whose alliances are drawn over time, in this order"),
    })
    .default({ seats: [], timeline: [] }),
  voice_comparison: z
    .strictObject({
      on: z.boolean().default(false).describe("Whether voices may be compared in this case at all"),
      population: textSchema.describe(
        "Who could have spoken, as recorded for comparison: sex, language, kind of call",
      ),
    })
    .optional()
    .describe("Comparison of voices: off unless a person turns it on here"),
  outlets: z.array(outletSchema).default([]).describe("Newspapers, channels and sites that report"),
});

export type CaseFile = z.infer<typeof caseSchema>;
export type Chamber = z.infer<typeof chamberSchema>;
export type Party = z.infer<typeof partySchema>;
export type Alliance = z.infer<typeof allianceSchema>;
export type Person = z.infer<typeof personSchema>;
