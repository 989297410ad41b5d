import { type Case, openCase } from "../case/open.ts";
import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { Finding } from "../model/claim.ts";
import type { Macro } from "../model/macro.ts";
import type { Statement } from "../model/statement.ts";
import type { TableSpec } from "../model/table.ts";
import { loadStatements } from "../statements/load.ts";
import { type Isolate, openIsolate } from "../tables/isolate.ts";
import { type Repeats, repeatsOf } from "../tables/repeats.ts";
import type { Limits, QueryResult } from "../tables/sandbox.ts";
import { findingOf, unreadable } from "./finding.ts";
import { claimId, parseClaim } from "./parse.ts";

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

const isWanted = (id: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.length === 0 || only.includes(id);

/** Throws `usage/unknown-claim` for the first id asked for that the case lacks. */
const checkWanted = (only: readonly string[], ids: readonly string[]): void => {
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown === undefined) return;
  const meant = nearest(unknown, ids);
  throw new MandateError({
    code: "usage/unknown-claim",
    kind: "usage",
    message: `the case has no claim “${unknown}”`,
    fix: meant ? `Did you mean “${meant}”?` : `It has: ${ids.join(", ")}.`,
  });
};

/** A check that reads `origins` has the exhibits compared too, and then both tell what could not be. */
const isAmong = ({ code, at }: MandateError, told: readonly MandateError[]): boolean =>
  told.some((one) => one.code === code && one.at?.file === at?.file);

/** Claim files that could not even be read stand among the findings as broken, not only among the problems. */
const unreadFiles = (opened: Case): Finding[] =>
  opened.problems.flatMap((problem) => {
    const file = problem.at?.file;
    return file?.startsWith("claims/") ? [unreadable(claimId(file), file, [problem])] : [];
  });

/** Throws where an id asked for is none of the case's. */
const checkAsked = (opened: Case, only: readonly string[] = []): void =>
  checkWanted(
    only,
    [...opened.claims, ...unreadFiles(opened).map(({ claim }) => claim)].map(({ file }) =>
      claimId(file),
    ),
  );

interface Read {
  opened: Case;
  statements: Statement[];
  compared: Awaited<ReturnType<typeof repeatsOf>>;
}

const readFiles = async (folder: string, options: RunOptions): Promise<Read> => {
  const opened = await openCase(folder);
  checkAsked(opened, options.only);
  const { statements } = loadStatements(opened.statements);
  options.onOpened?.(opened, statements);
  return { opened, statements, compared: await repeatsOf(opened.root, statements) };
};

/** The files and the tables of a case. Both are read at once, in two processes; where either fails, both end. */
const openBoth = async (
  folder: string,
  options: RunOptions,
): Promise<{ read: Read; isolate: Isolate }> => {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...(options.signal ? [options.signal] : [])]);
  const opening = openIsolate(folder, { signal });
  // What is wrong with the files is said first; the tables' process is then ended, and has nothing to add.
  opening.catch(() => {});
  try {
    const read = await readFiles(folder, options);
    options.signal?.throwIfAborted();
    return { read, isolate: await opening };
  } catch (error) {
    ended.abort();
    options.signal?.throwIfAborted();
    throw error;
  }
};

/** The findings on the claims asked for, one after the other, in the order of their files. */
const testClaims = async (
  { opened, statements, compared: { repeats } }: Read,
  query: CheckedCase["query"],
  options: RunOptions,
): Promise<Finding[]> => {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const files = opened.claims.filter(({ file }) => isWanted(claimId(file), options.only));
  const findings: Finding[] = [];
  for (const [index, source] of files.entries()) {
    options.signal?.throwIfAborted();
    options.onClaim?.(claimId(source.file), index, files.length);
    const parsed = parseClaim(source);
    const finding = parsed.claim
      ? await findingOf(parsed.claim, { query, statements: byId, repeats })
      : unreadable(claimId(source.file), source.file, parsed.problems);
    findings.push(finding);
    options.onFinding?.(finding);
  }
  return findings;
};

/**
 * Opens a case, loads its tables and tests its claims, in the order of their file names. Throws when there is no
 * case to speak of; anything less becomes a broken finding or a problem. Call `close` when done.
 */
export const checkCase = async (folder: string, options: RunOptions = {}): Promise<CheckedCase> => {
  const { read, isolate } = await openBoth(folder, options);
  const { opened, statements, compared } = read;
  const query: CheckedCase["query"] = (sql, limits) =>
    isolate.query(sql, { ...options.limits, ...limits });
  options.signal?.addEventListener("abort", () => isolate.close());
  const findings = await testClaims(read, query, options);
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
