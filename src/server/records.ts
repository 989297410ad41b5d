import { jsonCell } from "../claims/json.ts";
import type { QueryResult } from "../tables/limits.ts";

type JsonCell = ReturnType<typeof jsonCell>;

/** Rows as records by column; NULL is left out, so that what is unknown is absent. */
export const recordsOf = ({ columns, rows }: QueryResult): Record<string, JsonCell>[] =>
  rows.map((row) =>
    Object.fromEntries(
      row.flatMap((cell, index) => (cell === null ? [] : [[columns[index].name, jsonCell(cell)]])),
    ),
  );

/** Rows as arrays of JSON cells. */
export const arraysOf = ({ rows }: QueryResult): JsonCell[][] =>
  rows.map((row) => row.map(jsonCell));
