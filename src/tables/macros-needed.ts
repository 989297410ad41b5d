import type { DuckDBConnection } from "@duckdb/node-api";
import type { Macro } from "../model/macro.ts";
import { createMacro } from "./macros.ts";

const words = (sql: string): Set<string> => new Set(sql.toLowerCase().match(/[a-z_][a-z0-9_]*/g));

/** The macros a text names, and those that they are written in, in the order they were given: a macro comes after what it uses. */
const needed = (sql: string, macros: readonly Macro[]): Macro[] => {
  const found = new Set<Macro>();
  const add = (text: string): void => {
    const named = words(text);
    for (const macro of macros)
      if (named.has(macro.name) && !found.has(macro)) {
        found.add(macro);
        add(macro.sql);
      }
  };
  add(sql);
  return macros.filter((macro) => found.has(macro));
};

/**
 * Defines macros in a database when a query first names them: to define one, DuckDB binds the whole of it, and a case that is opened
 * waits for all. A word too many (a column called as a macro is) only defines one more.
 */
export const defineAsNeeded = (connection: DuckDBConnection, macros: readonly Macro[]) => {
  const defined = new Map<string, Promise<unknown>>();
  return async (sql: string): Promise<void> => {
    for (const macro of needed(sql, macros)) {
      if (!defined.has(macro.name)) defined.set(macro.name, connection.run(createMacro(macro)));
      await defined.get(macro.name);
    }
  };
};
