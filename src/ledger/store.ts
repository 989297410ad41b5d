/** What an appender holds while no one else can append. */
export interface Tail {
  /** The first line and the last, without line ends; undefined in an empty ledger. */
  first: string | undefined;
  last: string | undefined;
  /** Bytes of a half-written line that a crash left behind, set aside before this was handed out. */
  torn: Uint8Array | undefined;
}

/** A change of files that belongs to an append: done wholly with it, or not at all. */
export type FileChange =
  | { do: "place"; temporary: string; path: string; sha256: string }
  | { do: "move"; from: string; path: string }
  | { do: "remove"; path: string };

export interface Append {
  lines: readonly string[];
  changes?: readonly FileChange[];
}

/**
 * Where lines are kept. It knows nothing of entries: order, durability and exclusion are its whole task.
 * `store.contract.ts` says what every implementation must do.
 */
export interface LedgerStore {
  /**
   * Runs `make` with the tail while every other appender, of any process, waits; the lines it returns are
   * durable, all of them, when the promise resolves. When `make` throws, nothing has changed.
   */
  append(make: (tail: Tail) => Append | Promise<Append>): Promise<void>;
  /** All lines in order, a torn last one left out. Does not wait for appenders. */
  lines(): AsyncIterable<string>;
}
