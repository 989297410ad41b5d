import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

export interface OpenOptions {
  /** Bytes DuckDB may use, as it writes sizes: "1GB". */
  memory?: string;
  threads?: number;
}

/**
 * A fresh in-memory DuckDB and one connection to it, with nothing it could download or install. It may still
 * read and write files: whoever lets a stranger's SQL near it must lock it first (see tables/sandbox.ts).
 */
export const openDuckDB = async ({
  memory = "2GB",
  threads = 2,
}: OpenOptions = {}): Promise<{
  instance: DuckDBInstance;
  connection: DuckDBConnection;
}> => {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    memory_limit: memory,
    threads: String(threads),
    // Rows leave a query in the order they went in, whatever the number of threads.
    preserve_insertion_order: "true",
  });
  return { instance, connection: await instance.connect() };
};
