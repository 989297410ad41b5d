import type { Case } from "../case/open.ts";
import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { Finding } from "../model/claim.ts";
import type { Statement } from "../model/statement.ts";
import type { ReadCase } from "../tables/read-case.ts";
import { repeatsOf } from "../tables/repeats.ts";
import { findingOf, unreadable } from "./finding.ts";
import { claimId, parseClaim } from "./parse.ts";
import type { CheckedCase, RunOptions } from "./run.ts";

/** Is a claim among those asked for? None asked for: all are. */
export const isWanted = (id: string, only: readonly string[] | undefined): boolean =>
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
export const isAmong = ({ code, at }: MandateError, told: readonly MandateError[]): boolean =>
  told.some((one) => one.code === code && one.at?.file === at?.file);

/** Claim files that could not even be read stand among the findings as broken, not only among the problems. */
export const unreadFiles = (opened: Case): Finding[] =>
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

/** What was read of a case's files. */
export interface Files {
  opened: Case;
  statements: Statement[];
  compared: Awaited<ReturnType<typeof repeatsOf>>;
}

/** Takes up a case that was read, and tells `onOpened`. Throws where a claim is asked for that it lacks. */
export const takeFiles = async (
  { opened, statements: { statements } }: ReadCase,
  options: RunOptions,
): Promise<Files> => {
  checkAsked(opened, options.only);
  options.onOpened?.(opened, statements);
  return { opened, statements, compared: await repeatsOf(opened.root, statements) };
};

/** The findings on the claims asked for, one after the other, in the order of their files. */
export const testClaims = async (
  { opened, statements, compared: { repeats } }: Files,
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
