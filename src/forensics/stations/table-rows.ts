import { openDuckDB } from "../../lib/duckdb.ts";
import type { Cell, Table } from "../../model/table.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const fromParquet = async (files: readonly string[], columns: string): Promise<Cell[][]> => {
  const { instance, connection } = await openDuckDB({ memory: "512MB" });
  try {
    const list = files.map(quote).join(", ");
    const result = await connection.runAndReadAll(`select ${columns} from read_parquet([${list}])`);
    return result.getRowsJson() as Cell[][];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

/** Rows of every part of a table another stage published, whether they stand in memory or in Parquet. */
export const rowsOf = async (
  tables: readonly Table[],
  name: string,
): Promise<readonly Cell[][]> => {
  const rows: Cell[][] = [];
  for (const table of tables) {
    if (table.spec.name !== name) continue;
    const names = table.spec.columns.map((column) => `"${column.name}"`).join(", ");
    const part =
      "rows" in table
        ? table.rows
        : table.parquet.length > 0
          ? await fromParquet(table.parquet, names)
          : [];
    for (const row of part) rows.push(row as Cell[]);
  }
  return rows;
};
