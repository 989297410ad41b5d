import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemas, schemaFolder } from "../scripts/schemas.ts";

const shipped = (name: string): string => readFileSync(join(schemaFolder, name), "utf8");

test.for([...jsonSchemas()])(
  "schema/%s is what the zod schema says: npm run schemas",
  ([name, text]) => {
    expect(shipped(name)).toBe(text);
  },
);

const root = join(import.meta.dirname, "..");

test.for([
  ["case.schema.json", "examples/pakistan-2024/case.yaml"],
  ["case.schema.json", "templates/starter/case.yaml"],
  ["tabulation.schema.json", "templates/starter/results/sheets.yaml"],
  ["tabulation.schema.json", "examples/pakistan-2024/results/na-2024-form47.yaml"],
])("an editor that knows schema/%s accepts %s, and not a misspelt key", ([schema, file]) => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(shipped(schema)),
  );
  const value = parse(readFileSync(join(root, file), "utf8"));
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...value, titel: "x" })).toBe(false);
});
