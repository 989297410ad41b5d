import { MandateError } from "../lib/error.ts";
import { lineAndColumn, type SyntaxNode, walk } from "./syntax.ts";

/** Functions whose answer changes from run to run: a finding made with one could not be repeated. */
const unrepeatable = new Set(
  (
    "now today current_date current_time current_timestamp get_current_time get_current_timestamp localtime " +
    "localtimestamp transaction_timestamp random setseed uuid gen_random_uuid uuidv4 uuidv7 nextval currval txid_current"
  ).split(" "),
);

/** Functions that reach out of the tables: files, settings, the catalogue, or SQL made at run time. */
const reachesOut =
  /^(read_|write_|parquet_|sniff_|duckdb_|pragma_|pg_|json_execute|from_substrait|st_read|sqlite_|postgres_|mysql_)|^(glob|query|query_table|current_setting|set_config|getenv|getvariable|version|which_secret|in_search_path|current_schemas?|current_database|current_catalog|current_user|user|session_user|test_all_types|repeat_row|checkpoint|force_checkpoint|enable_.*|disable_.*|seq_scan|arrow_scan.*|pandas_scan|python_map_function|sql_auto_complete|storage_info|summary|error)$/;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const placeOf = (sql: string, node: SyntaxNode) =>
  typeof node.query_location === "number" ? lineAndColumn(sql, node.query_location) : undefined;

const refuse = (
  code: `sql/${string}`,
  message: string,
  fix: string,
  sql: string,
  node: SyntaxNode,
) => {
  const at = placeOf(sql, node);
  return new MandateError({ code, message, fix, ...(at && { at }) });
};

const checkFunction = (sql: string, node: SyntaxNode): void => {
  const name = textOf(node.function_name).toLowerCase();
  if (unrepeatable.has(name)) {
    throw refuse(
      "sql/not-repeatable",
      `${name} gives another answer at every run`,
      "Write the date or number out, so that anyone gets the same finding.",
      sql,
      node,
    );
  }
  if (reachesOut.test(name)) {
    throw refuse(
      "sql/reaches-out",
      `${name} reaches out of the case's tables`,
      "Use the tables and macros that `mandate tables` lists.",
      sql,
      node,
    );
  }
};

const checkTable = (sql: string, node: SyntaxNode): void => {
  const name = textOf(node.table_name).toLowerCase();
  const schema = textOf(node.schema_name).toLowerCase();
  const system = /^(pg_|duckdb_|pragma_|sqlite_)/.test(name);
  if (!system && (schema === "" || schema === "main")) return;
  throw refuse(
    "sql/reaches-out",
    `${schema ? `${schema}.` : ""}${name} is not a table of the case`,
    "Use the tables that `mandate tables` lists.",
    sql,
    node,
  );
};

/**
 * Refuses what a locked database would still answer but a finding must not rest on: the clock, chance, settings,
 * the system catalogue, SQL built at run time. Throws `sql/not-repeatable` or `sql/reaches-out`.
 */
export const enforceRules = (sql: string, tree: SyntaxNode): void => {
  for (const node of walk(tree)) {
    if (node.class === "FUNCTION" || typeof node.function_name === "string") {
      checkFunction(sql, node);
    }
    // The parser takes current_date and its kin for columns; they become functions when bound.
    if (node.type === "COLUMN_REF" && Array.isArray(node.column_names)) {
      checkFunction(sql, { ...node, function_name: node.column_names.join(".") });
    }
    if (node.type === "BASE_TABLE") checkTable(sql, node);
    // Sampling is chance by another door.
    if (node.sample) {
      throw refuse(
        "sql/not-repeatable",
        "a sample gives another answer at every run",
        "Use all rows, or choose them by a condition.",
        sql,
        node,
      );
    }
  }
};
