import type { DuckDBConnection } from "@duckdb/node-api";
import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { Macro, NameKind } from "../model/macro.ts";
import { lineAndColumn, type SyntaxNode, walk } from "./syntax.ts";

/** Kinds of names that a check may spell wrong, and where the right ones stand. */
const vocabularyQueries: Record<NameKind, string> = {
  tabulation: "select tabulation from tabulations",
  party:
    "select party from parties union select party_label from candidates where party_label is not null",
  contest: "select contest from contests",
  alliance: "select alliance from alliances",
  chamber: "select chamber from chambers",
  person: "select person from people",
  statement: "select statement from statements",
};

/** Every name of each kind that the case has. */
export type Vocabulary = Record<NameKind, Set<string>>;

/** Reads the case's names from its tables. */
export const readVocabulary = async (connection: DuckDBConnection): Promise<Vocabulary> => {
  const kinds = Object.entries(vocabularyQueries);
  // One query: planning seven takes longer than running them.
  const reader = await connection.runAndReadAll(
    `${kinds.map(([kind, sql]) => `select '${kind}' as kind, name from (${sql}) as t(name)`).join(" union all ")} order by all`,
  );
  const entries = kinds.map(([kind]): [string, Set<string>] => [kind, new Set()]);
  const vocabulary = Object.fromEntries(entries) as Vocabulary;
  for (const [kind, name] of reader.getRows()) vocabulary[kind as NameKind].add(String(name));
  return vocabulary;
};

/** The kind of name a column holds: party, party_a, winner_party … */
const kindOf = (name: string): NameKind | undefined => {
  const lower = name.toLowerCase();
  return (Object.keys(vocabularyQueries) as NameKind[]).find(
    (kind) => lower === kind || lower.startsWith(`${kind}_`) || lower.endsWith(`_${kind}`),
  );
};

interface Mention {
  kind: NameKind;
  node: SyntaxNode;
}

const columnName = (node: unknown): string | undefined => {
  const { type, column_names: names } = (node ?? {}) as SyntaxNode;
  return type === "COLUMN_REF" && Array.isArray(names) ? String(names.at(-1)) : undefined;
};

const children = (node: SyntaxNode): SyntaxNode[] => {
  const list = node.children ?? (node.child ? [node.child] : []);
  return Array.isArray(list) ? (list as SyntaxNode[]) : [];
};

/** Texts written out in an expression: one, or the members of a list. */
const texts = (node: SyntaxNode | undefined): SyntaxNode[] => {
  if (!node) return [];
  const value = node.value as { value?: unknown; is_null?: boolean } | undefined;
  if (node.type === "VALUE_CONSTANT") return typeof value?.value === "string" ? [node] : [];
  const name = node.function_name;
  if (node.type === "ARRAY_CONSTRUCTOR" || name === "list_value" || name === "main.list_value") {
    return children(node).flatMap(texts);
  }
  return [];
};

const inComparison = function* (node: SyntaxNode): Generator<Mention> {
  const sides = [node.left, node.right] as SyntaxNode[];
  for (const [column, other] of [sides, sides.toReversed()]) {
    const kind = kindOf(columnName(column) ?? "");
    if (kind) for (const text of texts(other)) yield { kind, node: text };
  }
};

const inOperator = function* (node: SyntaxNode): Generator<Mention> {
  const [column, ...members] = children(node);
  const kind = kindOf(columnName(column) ?? "");
  if (kind)
    for (const member of members) for (const text of texts(member)) yield { kind, node: text };
};

const inMacro = function* (
  node: SyntaxNode,
  macros: ReadonlyMap<string, Macro>,
): Generator<Mention> {
  const macro = macros.get(String(node.function_name).toLowerCase());
  if (!macro) return;
  for (const [index, argument] of children(node).entries()) {
    const named = macro.parameters.find(({ name }) => name === argument.alias);
    const kind = (named ?? macro.parameters[index])?.names;
    if (kind) for (const text of texts(argument)) yield { kind, node: text };
  }
};

const mentions = function* (
  tree: SyntaxNode,
  macros: ReadonlyMap<string, Macro>,
): Generator<Mention> {
  for (const node of walk(tree)) {
    if (node.class === "COMPARISON") yield* inComparison(node);
    else if (node.type === "COMPARE_IN" || node.type === "COMPARE_NOT_IN") yield* inOperator(node);
    else if (typeof node.function_name === "string") yield* inMacro(node, macros);
  }
};

/**
 * Finds a party, tabulation, contest, alliance, chamber or person that a check names and the case lacks, which
 * SQL alone would answer with silence. Throws `sql/unknown-name`, with the nearest name that exists.
 */
export const checkReferences = (
  sql: string,
  tree: SyntaxNode,
  { vocabulary, macros }: { vocabulary: Vocabulary; macros: ReadonlyMap<string, Macro> },
): void => {
  for (const { kind, node } of mentions(tree, macros)) {
    const name = String((node.value as { value: unknown }).value);
    if (vocabulary[kind].has(name)) continue;
    const meant = nearest(name, vocabulary[kind]);
    throw new MandateError({
      code: "sql/unknown-name",
      message: `the case has no ${kind} “${name}”`,
      ...(typeof node.query_location === "number" && {
        at: lineAndColumn(sql, node.query_location),
      }),
      fix: meant
        ? `Did you mean “${meant}”?`
        : `It has: ${[...vocabulary[kind]].slice(0, 12).join(", ") || "none"}.`,
    });
  }
};
