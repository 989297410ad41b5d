interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  description?: string;
}

const primitives: Record<string, string> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

const nameOf = (reference: string): string => reference.replace(/^.*\//, "");

const comment = (text: string | undefined): string =>
  text ? `/** ${text.replaceAll("*/", "* /")} */\n` : "";

const objectType = ({ properties, required = [], additionalProperties }: Schema): string => {
  if (properties) {
    const lines = Object.entries(properties).map(
      ([name, one]) =>
        `${comment(one.description)}${JSON.stringify(name)}${required.includes(name) ? "" : "?"}: ${typeOf(one)};`,
    );
    return `{\n${lines.join("\n")}\n}`;
  }
  const values = typeof additionalProperties === "object" ? additionalProperties : {};
  return `Record<string, ${typeOf(values)}>`;
};

/** A JSON Schema of the OpenAPI document, as a TypeScript type. */
const typeOf = (schema: Schema): string => {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  // A reference with a description of its own.
  const reference = schema.allOf?.find(({ $ref }) => $ref);
  if (reference) return typeOf(reference);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map(typeOf).join(" | ");
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeOf({ ...schema, type })).join(" | ");
  if (schema.type === "array") return `(${typeOf(schema.items ?? {})})[]`;
  if (schema.type === "object") return objectType(schema);
  return primitives[schema.type ?? ""] ?? "unknown";
};

/** The named schemas of an OpenAPI 3.1 document as TypeScript, for the page: one exported type each. */
export const apiTypes = (document: object): string => {
  const { schemas = {} } =
    (document as { components?: { schemas?: Record<string, Schema> } }).components ?? {};
  const types = Object.entries(schemas)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, schema]) => `${comment(schema.description)}export type ${name} = ${typeOf(schema)};`,
    );
  return `// Made by \`npm run api-types\` from the server's OpenAPI description. Not to be edited.\n\n${types.join("\n\n")}\n`;
};
