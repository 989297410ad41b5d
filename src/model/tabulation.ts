import { z } from "zod";
import { dateSchema, idSchema } from "./case.ts";

const column = z.string().min(1).max(300).describe("Header of a column in the data");
const text = z.string().trim().min(1).max(4000);
const count = z.int().nonnegative();

/**
 * Column roles of the data. Wide data has a column for each candidate (see `candidates`), long data a row for
 * each candidate with `candidate`, `party` and `votes`.
 */
export const columnRolesSchema = z.strictObject({
  contest: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Which seat or race; absent: see `contest` of the descriptor"),
  station: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Polling station number or code; several columns together where one is not enough"),
  regions: z
    .array(column)
    .default([])
    .describe("Places the contest or station lies in, widest first: province, district, …"),
  registered: column.optional().describe("Voters on the roll"),
  issued: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Ballots issued or votes cast; several columns are summed"),
  valid: column.optional(),
  rejected: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Rejected, spoilt or blank votes; several columns are summed"),
  candidate: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Long data: name of the candidate; a list where a row holds several candidates"),
  party: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Long data: party of the candidate; in the order of `candidate`"),
  votes: z
    .union([column, z.array(column).min(1)])
    .optional()
    .describe("Long data: votes of the candidate; in the order of `candidate`"),
  count_type: column
    .optional()
    .describe(
      "Long data: how the votes were cast (election day, absentee, by post); rows that differ in it alone are added",
    ),
  stations_expected: column.optional().describe("Polling stations the contest has"),
  stations_counted: column.optional().describe("Stations whose sheets a contest's row sums up"),
});

const totalRowsSchema = z.strictObject({
  column: column,
  values: z
    .array(z.string().trim().max(4000))
    .min(1)
    .describe('An empty value, "", stands for a blank cell'),
});

/** `results/NAME.yaml`: one issuer's account of the votes at one stage, and how to read its data. */
export const tabulationSchema = z.strictObject({
  title: text,
  issuer: text.describe("Who issued these figures"),
  stage: idSchema.describe("Stage of counting, such as form-45, form-47, preliminary, final"),
  level: z
    .enum(["station", "contest", "region", "nation"])
    .describe("What one record of the data is about"),
  chamber: idSchema.optional().describe("Chamber of case.yaml this election fills"),
  election: dateSchema.describe("Polling day"),
  as_of: dateSchema.optional().describe("The day the figures stood so"),
  coverage: z
    .strictObject({
      candidates: z
        .enum(["all", "some", "winners"])
        .default("some")
        .describe("Does the data list every candidate, some of them, or the winner alone?"),
      stations: z.enum(["all", "some"]).default("some").describe("Is every station in the data?"),
    })
    .default({ candidates: "some", stations: "some" })
    .describe("What the data is known to hold; what it lacks becomes bounds"),
  source: text.optional().describe("Where the figures come from: address, exhibit, collector"),
  note: text.optional(),
  data: z
    .union([text, z.array(text).min(1)])
    .describe(
      "Data file, files or folder, relative to the descriptor; `*` stands for a contest id",
    ),
  format: z
    .strictObject({
      type: z
        .enum(["csv", "xlsx", "ods", "html", "parquet", "json", "jsonl", "nist-json", "nist-xml"])
        .optional(),
      encoding: z.string().optional().describe("Such as utf-8, windows-1251; absent: detected"),
      delimiter: z.string().length(1).optional(),
      decimal: z.enum([".", ","]).optional(),
      sheet: z.string().optional().describe("Worksheet of a spreadsheet"),
      header_row: z.int().positive().optional().describe("Row of the headers, from 1"),
      entry: z.string().optional().describe("Which file inside a zip"),
    })
    .default({}),
  contest: text
    .optional()
    .describe("The contest, where the data is about one and does not name it"),
  columns: columnRolesSchema.default({ regions: [] }),
  candidates: z
    .array(
      z.strictObject({
        column: column.describe("Header of the candidate's column (wide data)"),
        name: text.optional(),
        party: idSchema.optional(),
      }),
    )
    .default([]),
  parties: z
    .record(z.string(), idSchema)
    .default({})
    .describe("Party labels of the data, to ids of case.yaml"),
  contests: z
    .record(
      text,
      z.strictObject({
        stations_expected: count.optional(),
        stations_counted: count.optional(),
        registered: count.optional(),
        seats: z.int().positive().optional(),
        regions: z.array(text).optional(),
        note: text.optional(),
      }),
    )
    .default({})
    .describe("What is known of a contest beside its data"),
  only: z
    .strictObject({
      column: column,
      values: z.array(text).min(1),
    })
    .optional()
    .describe(
      "Rows of this tabulation, where the data holds others too: those with one of these values",
    ),
  names: z
    .strictObject({
      contests: z.record(z.string(), text).default({}),
      stations: z.record(z.string(), text).default({}),
      candidates: z.record(z.string(), text).default({}),
    })
    .default({ contests: {}, stations: {}, candidates: {} })
    .describe("Names of the data, to the names other tabulations use, as a person confirmed them"),
  totals: z
    .union([totalRowsSchema, z.array(totalRowsSchema).min(1)])
    .optional()
    .describe("Rows that are totals, set aside: those with one of these values in this column"),
  rejected_rows: z
    .strictObject({
      column: column,
      values: z.array(text).min(1),
    })
    .optional()
    .describe(
      "Long data: rows that count rejected or blank votes rather than a candidate's: those with one of these values",
    ),
});

export type Tabulation = z.infer<typeof tabulationSchema>;
export type ColumnRoles = z.infer<typeof columnRolesSchema>;
