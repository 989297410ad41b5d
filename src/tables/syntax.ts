import type { DuckDBConnection } from "@duckdb/node-api";
import { MandateError } from "../lib/error.ts";

/** A node of DuckDB's own parse tree, as `json_serialize_sql` writes it. */
export type SyntaxNode = { [key: string]: unknown };

interface Serialized {
  error: boolean;
  error_message?: string;
  error_type?: string;
  position?: string;
  statements?: SyntaxNode[];
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every node of a parse tree, parents first. */
export const walk = function* (tree: unknown): Generator<SyntaxNode> {
  const pending: unknown[] = [tree];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) pending.push(...value.toReversed());
    else if (isNode(value)) {
      yield value;
      pending.push(...Object.values(value).toReversed());
    }
  }
};

const notOneSelect = (message: string): MandateError =>
  new MandateError({
    code: "sql/not-a-select",
    message,
    fix: "A check is one SELECT over the case's tables: no semicolons, no SET, ATTACH, COPY or CREATE.",
  });

/**
 * Parses SQL with DuckDB's parser. Returns the tree of exactly one SELECT; throws `sql/syntax` with the character
 * position in `at.column` of a one-line text, or `sql/not-a-select`.
 */
export const parseSelect = async (
  connection: DuckDBConnection,
  sql: string,
): Promise<SyntaxNode> => {
  const reader = await connection.runAndReadAll("select json_serialize_sql($1::varchar)", [sql]);
  const parsed = JSON.parse(String(reader.getRows()[0][0])) as Serialized;
  if (parsed.error) {
    if (parsed.error_type === "not implemented") {
      throw notOneSelect("this is not a SELECT, and nothing else may run here");
    }
    throw new MandateError({
      code: "sql/syntax",
      message: parsed.error_message ?? "the SQL cannot be parsed",
      ...(parsed.position !== undefined && {
        at: lineAndColumn(sql, Number(parsed.position)),
      }),
      fix: "Check the SQL near this place.",
    });
  }
  const statements = parsed.statements ?? [];
  if (statements.length !== 1) {
    throw notOneSelect(
      statements.length === 0 ? "the check is empty" : "the check has more than one statement",
    );
  }
  return statements[0];
};

/** Line and column (from 1) of a character offset; the file is named by whoever knows it. */
export const lineAndColumn = (text: string, offset: number) => {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { file: "", line, column: offset - before.lastIndexOf("\n") };
};
