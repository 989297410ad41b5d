import { unreadable } from "./bytes.ts";
import { type Grid, type GridRow, mostColumns } from "./grid.ts";

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A Parquet file as a grid, through DuckDB: every value as its text. */
export const parquetGrid = async (path: string, file: string): Promise<Grid> => {
  const { openDuckDB } = await import("../../lib/duckdb.ts");
  const { instance, connection } = await openDuckDB();
  try {
    const columns = "cast(columns(*) as varchar)";
    const reader = await connection.runAndReadAll(
      `select ${columns} from read_parquet(${quote(path)})`,
    );
    const headers = reader.columnNames();
    if (headers.length > mostColumns) {
      throw unreadable(
        file,
        `${headers.length} columns: this is no result sheet`,
        "Check the file.",
      );
    }
    const toRow = (row: unknown[]): GridRow => ({
      line: null,
      cells: row.map((value) => (value === null ? "" : (value as string))),
    });
    return { headers, rows: reader.getRows().map(toRow) };
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) throw cause;
    throw unreadable(file, "The Parquet file is broken or cut short", "Fetch the file anew.");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};
