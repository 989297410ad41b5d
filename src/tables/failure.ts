import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { Macro } from "../model/macro.ts";
import type { TableSpec } from "../model/table.ts";

interface Known {
  sql: string;
  specs: readonly TableSpec[];
  macros: readonly Macro[];
}

const columnsOf = ({ specs, macros }: Known): string[] => [
  ...specs.flatMap(({ columns }) => columns.map(({ name }) => name)),
  ...macros.flatMap(({ columns = [] }) => columns.map(({ name }) => name)),
];

const names = ({ specs, macros }: Known): string[] => [
  ...specs.map(({ name }) => name),
  ...macros.map(({ name }) => name),
];

/** DuckDB draws the place as `LINE n: text` with a caret below. */
const placeIn = (message: string) => {
  const match = /^LINE (\d+): ([^\n]*)\n( *)\^/m.exec(message);
  if (!match) return undefined;
  const prefix = `LINE ${match[1]}: `.length;
  return { file: "", line: Number(match[1]), column: Math.max(1, match[3].length - prefix + 1) };
};

/** A macro of ours, used after FROM when it gives a value, or in an expression when it gives rows. */
const misuse = (message: string, { macros }: Known): string | undefined => {
  const [, sort, name] =
    /(Table|Scalar) Function with name "?([^\s"]+)"? does not exist/.exec(message) ?? [];
  const macro = macros.find((one) => one.name === name);
  if (!macro || sort === undefined) return undefined;
  return sort === "Table"
    ? `${name} gives one value: use it in an expression, such as ${macro.example}`
    : `${name} gives rows: use it after FROM, such as ${macro.example}`;
};

const meantBy = (message: string, known: Known): string | undefined => {
  const column = /(?:Referenced column|column named) "([^"]+)"/.exec(message)?.[1];
  if (column) {
    const bound = /Candidate bindings: (.*)/.exec(message)?.[1] ?? "";
    const candidates = [...bound.matchAll(/"(?:[^"]*\.)?([^".]+)"/g)].map(([, name]) => name);
    const others = columnsOf(known).filter((name) => name !== column);
    return nearest(column, candidates) ?? nearest(column, others);
  }
  const missing = /with name "?([^\s"]+)"? does not exist/.exec(message)?.[1];
  return missing ? nearest(missing, names(known)) : undefined;
};

/**
 * What DuckDB threw, as an error a person can act on: its first line, the place in the query, and the nearest
 * name that exists. Errors that are ours already pass unchanged.
 */
export const explainFailure = (thrown: unknown, known: Known): MandateError => {
  if (thrown instanceof MandateError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const at = placeIn(message);
  const outOfMemory = message.startsWith("Out of Memory");
  const meant = meantBy(message, known);
  const misused = misuse(message, known);
  return new MandateError({
    code: outOfMemory ? "sql/limit" : "sql/failed",
    kind: outOfMemory ? "limit" : "input",
    message: message.split("\n")[0],
    ...(at && { at }),
    fix: outOfMemory
      ? "Sum up before joining, or select fewer columns."
      : (misused ??
        (meant
          ? `Did you mean “${meant}”?`
          : "`mandate tables` lists the tables, columns and macros.")),
    cause: thrown,
  });
};
