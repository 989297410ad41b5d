import { z } from "zod";
import { idSchema } from "./case.ts";
import { hopKinds } from "./hop-kinds.ts";

const text = z.string().trim().min(1).max(20_000);
const shortText = z.string().trim().min(1).max(500);
const codePoint = z.int().nonnegative().describe("Unicode code points from the start of the text");

/** W3C Web Annotation Data Model, 4.2.4: the words themselves, with what stands around them. */
export const textQuoteSelectorSchema = z.looseObject({
  type: z.literal("TextQuoteSelector"),
  exact: z.string().min(1),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
});

/** W3C Web Annotation Data Model, 4.2.5: offsets in code points, the end not included. */
export const textPositionSelectorSchema = z.looseObject({
  type: z.literal("TextPositionSelector"),
  start: codePoint,
  end: codePoint,
});

/** W3C Web Annotation Data Model, 4.2.1, with Media Fragments URI 1.0: the seconds of a recording. */
export const fragmentSelectorSchema = z.looseObject({
  type: z.literal("FragmentSelector"),
  conformsTo: z.literal("http://www.w3.org/TR/media-frags/"),
  value: z
    .string()
    .regex(
      /^t=\d{1,6}(\.\d{1,3})?,\d{1,6}(\.\d{1,3})?$/,
      "t=FROM,TO in seconds, such as t=12.4,19.8",
    )
    .refine((value) => {
      const [from, to] = value.slice(2).split(",").map(Number);
      return from < to;
    }, "the end lies after the start"),
});

export const selectorSchema = z.discriminatedUnion("type", [
  textQuoteSelectorSchema,
  textPositionSelectorSchema,
  fragmentSelectorSchema,
]);

export const targetSchema = z.looseObject({
  source: text.describe("Exhibit of the case (exhibits/NAME) or address the statement stands in"),
  selector: z
    .union([selectorSchema.transform((one) => [one]), z.array(selectorSchema).min(1)])
    .optional()
    .describe("Where in it; absent where the text may not be copied or is not in hand"),
});

/** One link of a chain: known to the case by `id`, or by the name the text gives. */
export const hopSchema = z
  .strictObject({
    kind: z.enum(hopKinds).describe("“publication”: the outlet of the target, in its own voice"),
    id: idSchema.optional().describe("Id of case.yaml, or of a recording exhibit"),
    name: shortText.optional().describe("As the text names it"),
    cue: shortText.optional().describe("The words that hand the statement on to the next hop"),
  })
  .refine(({ kind, id, name }) => kind === "publication" || id !== undefined || !!name, {
    error: "a hop needs an id or a name, unless it is the publication itself",
  });

export const restsOnSchema = z.union([
  z.strictObject({
    recording: shortText.describe("Id of the recording, or what the text calls it"),
  }),
  z.strictObject({ results: z.literal(true).describe("Figures of an election result") }),
]);

/** What the cue commits its source to: a plain "said" is neutral. */
export const forces = [
  "say",
  "claim",
  "allege",
  "confirm",
  "deny",
  "dismiss",
  "concede",
  "ask",
  "demand",
  "predict",
  "believe",
] as const;

export const partRoles = ["source", "cue", "content", "hedge"] as const;

export const partSchema = z.strictObject({
  role: z.enum(partRoles),
  start: codePoint,
  end: codePoint,
  exact: z.string().min(1),
});

export const statementBodySchema = z.strictObject({
  type: z.literal("Statement").default("Statement"),
  statement: text.describe("What is said, in one sentence"),
  cue: shortText.optional().describe("Words that carry the attribution: said, according to, …"),
  hedge: shortText.optional().describe("Words that keep a distance: purported, reportedly, …"),
  force: z.enum(forces).default("say"),
  quoted: z.enum(["direct", "indirect", "mixed"]).optional(),
  chain: z.array(hopSchema).min(1).max(20).describe("Outermost first; the last is who says it"),
  restsOn: z.array(restsOnSchema).default([]).describe("What it stands on; empty: nothing shown"),
  status: z.enum(["proposed", "confirmed", "rejected"]).default("proposed"),
  madeBy: z.enum(["machine", "person"]).describe("Who wrote this line"),
  model: shortText.optional().describe("Language model that proposed it, where one did"),
  parts: z.array(partSchema).optional().describe("Spans of source, cue, content and hedge"),
  flags: z.array(shortText).default([]).describe("What a reader should know of the text"),
  note: text.optional(),
});

/** One line of `statements/NAME.jsonl`: somebody said something, as a W3C Web Annotation. */
export const statementSchema = z.looseObject({
  "@context": z.union([z.string(), z.array(z.unknown())]).optional(),
  id: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*#[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u, "NAME#NUMBER")
    .max(160)
    .describe("File's name and a number or word in it: india-today#15"),
  type: z.literal("Annotation"),
  motivation: z.string().default("describing"),
  target: targetSchema,
  body: statementBodySchema,
});

export type Statement = z.infer<typeof statementSchema>;
export type StatementBody = z.infer<typeof statementBodySchema>;
export type Hop = z.infer<typeof hopSchema>;
export type Selector = z.infer<typeof selectorSchema>;
export type Force = (typeof forces)[number];
export type Part = z.infer<typeof partSchema>;

/** What a statement goes back to, and what makes that one thing with another's. */
export interface Origin {
  /** Stable key: kind, then id or folded name. */
  key: string;
  kind: Hop["kind"];
  name: string;
}

/** One text of the case that is taken from another, wholly or in part. */
export interface RepeatedText {
  source: string;
  from: string;
  /** Share of its sequences of words that stand in the other too, 0 to 1. */
  share: number;
  kind: "republished" | "derived";
  /** In words, for a reader. */
  reason: string;
}

/** Two statements of one speaker that do not go together as they stand. */
export interface Change {
  speaker: string;
  earlier: string;
  later: string;
  how:
    | "confirms, then rejects"
    | "rejects, then confirms"
    | "changes a figure"
    | "says the opposite";
}
