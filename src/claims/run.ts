import type { Case } from "../case/open.ts";
import type { MandateError } from "../lib/error.ts";
import type { Finding } from "../model/claim.ts";
import type { Macro } from "../model/macro.ts";
import type { Statement } from "../model/statement.ts";
import type { TableSpec } from "../model/table.ts";
import { type Isolate, openIsolate, readFolder } from "../tables/isolate.ts";
import type { Limits, QueryResult } from "../tables/limits.ts";
import type { ReadCase } from "../tables/read-case.ts";
import type { Repeats } from "../tables/repeats.ts";
import type { Files } from "./test.ts";

export interface RunOptions {
  limits?: Partial<Limits>;
  /** Ids of the claims to test; absent: all. */
  only?: readonly string[];
  /** Called when the files of the case have been read, before anything is tested. */
  onOpened?: (opened: Case, statements: readonly Statement[]) => void;
  /** Called before each claim, for progress. */
  onClaim?: (id: string, done: number, total: number) => void;
  /** Called with each finding as it is made, in the order of the claims' files. */
  onFinding?: (finding: Finding) => void;
  /** Stops the run: the process of the tables is ended, and `checkCase` throws the signal's reason. */
  signal?: AbortSignal;
}

/** A case with every finding on its claims. */
export interface CheckedCase {
  opened: Case;
  findings: Finding[];
  statements: Statement[];
  /** Exhibits that repeat another. */
  repeats: Repeats["repeats"];
  specs: readonly TableSpec[];
  macros: readonly Macro[];
  /** Files of the case that could not be used; claims that need them are broken. */
  problems: MandateError[];
  /** Further SELECTs over the same tables, for charts and views. */
  query: (sql: string, limits?: Partial<Limits>) => Promise<QueryResult>;
  close(): void;
}

/**
 * The files and the tables of a case. The process of the tables is started before the code that reads the files is even
 * loaded, and loads its own meanwhile; it is given what was read. Where either fails, both end.
 */
const openBoth = async (
  folder: string,
  options: RunOptions,
): Promise<{ files: Files; isolate: Isolate }> => {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])]);
  let reading: Promise<ReadCase> | undefined;
  const read = (): Promise<ReadCase> => (reading ??= readFolder(folder));
  const opening = openIsolate(folder, { signal, read });
  opening.catch(() => {});
  try {
    const { takeFiles } = await import("./test.ts");
    const files = await takeFiles(await read(), options);
    options.signal?.throwIfAborted();
    return { files, isolate: await opening };
  } catch (error) {
    ended.abort();
    options.signal?.throwIfAborted();
    throw error;
  }
};

/**
 * Opens a case, loads its tables and tests its claims, in the order of their file names. Throws when there is no
 * case to speak of; anything less becomes a broken finding or a problem. Call `close` when done.
 */
export const checkCase = async (folder: string, options: RunOptions = {}): Promise<CheckedCase> => {
  const { files, isolate } = await openBoth(folder, options);
  const { isAmong, isWanted, testClaims, unreadFiles } = await import("./test.ts");
  const { opened, statements, compared } = files;
  const query: CheckedCase["query"] = (sql, limits) =>
    isolate.query(sql, { ...options.limits, ...limits });
  options.signal?.addEventListener("abort", () => isolate.close());
  const findings = await testClaims(files, query, options);
  options.signal?.throwIfAborted();
  const unread = unreadFiles(opened).filter(({ claim }) => isWanted(claim.id, options.only));
  return {
    opened,
    findings: [...findings, ...unread].sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1)),
    statements,
    repeats: compared.repeats,
    specs: isolate.specs,
    macros: isolate.macros,
    problems: [
      ...opened.problems.filter(({ at }) => !at?.file.startsWith("claims/")),
      ...isolate.problems,
      ...compared.problems.filter((problem) => !isAmong(problem, isolate.problems)),
    ],
    query,
    close: () => isolate.close(),
  };
};
