import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { MandateError, type Place } from "./error.ts";
import { nearest } from "./suggest.ts";

type Path = readonly PropertyKey[];

const nodeAt = (document: Document, path: Path): unknown =>
  path.length === 0 ? document.contents : document.getIn(path, true);

/** Offset of the value at a path or, where there is none, of the nearest parent that exists. */
const offsetOf = (document: Document, path: Path): number => {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(document, path.slice(0, length));
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

const offsetOfKey = (document: Document, path: Path, key: string): number => {
  const parent = nodeAt(document, path);
  if (isMap(parent)) {
    for (const pair of parent.items) {
      if (isPair(pair) && isNode(pair.key) && String(pair.key) === key && pair.key.range) {
        return pair.key.range[0];
      }
    }
  }
  return offsetOf(document, path);
};

const pathText = (path: Path): string =>
  path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");

interface Source {
  text: string;
  file: string;
  /** Lines before the YAML in its file, as with front matter. */
  lineOffset?: number;
}

/**
 * Parses YAML 1.2 (core schema: no custom tags, no duplicate keys, at most 100 alias expansions) and checks it
 * against a zod schema. Returns the value, or every problem found, each with its line.
 */
export const parseYaml = <S extends z.ZodType>(
  { text, file, lineOffset = 0 }: Source,
  schema: S,
): { value: z.output<S>; problems: [] } | { value?: undefined; problems: MandateError[] } => {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + lineOffset, column: col };
  };
  const syntax = [...document.errors, ...document.warnings].map(
    ({ code, message, pos }) =>
      new MandateError({
        code: code === "DUPLICATE_KEY" ? "yaml/duplicate-key" : "yaml/syntax",
        message: message.split("\n")[0],
        at: place(pos[0]),
        fix:
          code === "DUPLICATE_KEY"
            ? "Keep one of the two."
            : "Check quotes, colons and indentation on this line.",
      }),
  );
  if (syntax.length > 0) return { problems: syntax };
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const problem = new MandateError({
      code: "yaml/too-many-aliases",
      kind: "limit",
      message: "the YAML refers back to itself too often",
      at: { file },
      fix: "Write the values out instead of using & and *.",
      cause,
    });
    return { problems: [problem] };
  }
  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return {
    problems: parsed.error.issues.flatMap((issue) => explain(issue, document, place, schema)),
  };
};

/** Keys a schema takes at a path, for suggesting the one that was meant. */
const knownKeys = (schema: z.ZodType, path: Path): string[] => {
  let current: unknown = schema;
  const unwrap = (type: unknown): unknown => {
    let inner = type as { def?: { innerType?: unknown } };
    while (inner?.def?.innerType) inner = inner.def.innerType;
    return inner;
  };
  for (const step of path) {
    const { def } = unwrap(current) as {
      def?: { shape?: Record<string, unknown>; element?: unknown; valueType?: unknown };
    };
    current = def?.shape?.[String(step)] ?? def?.element ?? def?.valueType;
    if (!current) return [];
  }
  const { def } = unwrap(current) as { def?: { shape?: Record<string, unknown> } };
  return Object.keys(def?.shape ?? {});
};

const explain = (
  issue: z.core.$ZodIssue,
  document: Document,
  place: (offset: number) => Place,
  schema: z.ZodType,
): MandateError[] => {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      return new MandateError({
        code: "yaml/unknown-key",
        message: `“${key}” is not known${issue.path.length > 0 ? ` in ${pathText(issue.path)}` : " here"}`,
        at: place(offsetOfKey(document, issue.path, key)),
        fix: meant
          ? `Did you mean “${meant}”?`
          : `Remove it, or use one of: ${known.join(", ") || "none"}.`,
      });
    });
  }
  return [
    new MandateError({
      code: "yaml/invalid",
      ...wording(issue, document),
      at: place(offsetOf(document, issue.path)),
    }),
  ];
};

/** A value that is missing or left empty is named as that; of any other, what the schema says. */
const wording = (issue: z.core.$ZodIssue, document: Document): { message: string; fix: string } => {
  const what = pathText(issue.path) || "the file";
  const value = document.getIn(issue.path);
  if (issue.code === "invalid_type" && value === null)
    return { message: `${what} is empty`, fix: `Fill in ${what} (${issue.expected}).` };
  if (issue.code === "invalid_type" && value === undefined)
    return { message: `${what} is missing`, fix: `Add ${what} (${issue.expected}).` };
  return {
    message: `${what}: ${issue.message}`,
    fix: "See the JSON Schema in schema/ for what is allowed here.",
  };
};
