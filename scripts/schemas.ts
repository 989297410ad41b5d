import { join } from "node:path";
import { z } from "zod";
import { caseSchema } from "../src/model/case.ts";
import { claimSchema } from "../src/model/claim.ts";
import { mediaReviewSchema } from "../src/model/media-review.ts";
import { scenarioSchema } from "../src/model/scenario.ts";
import { speakersSchema } from "../src/model/speakers.ts";
import { statementSchema } from "../src/model/statement.ts";
import { tabulationSchema } from "../src/model/tabulation.ts";

/** The JSON Schemas that ship, by file name: editors complete and check a case's files with them. */
export const jsonSchemas = (): Map<string, string> => {
  const schemas = {
    case: caseSchema,
    tabulation: tabulationSchema,
    claim: claimSchema,
    statement: statementSchema,
    scenario: scenarioSchema,
    speakers: speakersSchema,
    "media-review": mediaReviewSchema,
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`,
    ]),
  );
};

export const schemaFolder = join(import.meta.dirname, "..", "schema");
