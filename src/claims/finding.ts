import { errorToJson, type MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { CheckResult, Claim, ClaimOrigin, Counts, Finding, Problem } from "../model/claim.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Statement } from "../model/statement.ts";
import { type OriginOptions, originsOf } from "../statements/origins.ts";
import { addCounts, noCounts, type RunQuery, runCheck } from "./check.ts";

const hasBothSides = ({ evidence }: Claim): boolean =>
  evidence.some(({ bears }) => bears === "for") &&
  evidence.some(({ bears }) => bears === "against");

/**
 * The rule by which everything is decided. Broken beats all; then a row that fails, then rows that all hold. What
 * is left open is disputed where linked evidence stands on both sides, undecided where a check ran, and
 * otherwise only reported.
 */
export const decide = (
  claim: Claim,
  checks: readonly CheckResult[],
  problems: readonly Problem[],
): Outcome => {
  if (problems.length > 0 || checks.some(({ problem }) => problem)) return "broken";
  const counts = checks.reduce((sum, result) => addCounts(sum, result.counts), noCounts);
  if (counts.fails > 0) return "contradicted";
  if (counts.holds > 0 && counts.open === 0) return "supported";
  if (hasBothSides(claim)) return "disputed";
  return checks.length > 0 ? "undecided" : "reported";
};

const missingStatements = (claim: Claim, statements: ReadonlyMap<string, Statement>): Problem[] =>
  claim.statements
    .filter((id) => !statements.has(id))
    .map((id) => {
      const meant = nearest(id, statements.keys());
      return {
        code: "claim/unknown-statement",
        message: `the claim rests on the statement “${id}”, which the case lacks`,
        at: { file: claim.file, line: 1 },
        fix: meant ? `Did you mean “${meant}”?` : "Add it to statements/, or remove it here.",
      };
    });

/** Independent origins of a claim's statements; with none linked, whoever `by` names is the only one. */
const claimOrigins = (
  claim: Claim,
  { statements, repeats }: Pick<Context, "statements" | "repeats">,
): ClaimOrigin[] => {
  const linked = claim.statements.flatMap((id) => statements.get(id) ?? []);
  return originsOf(linked, { ...(repeats && { repeats }) }).map(
    ({ origin, statements: ids, reasons }) => ({
      name: origin.name,
      kind: origin.kind,
      statements: ids,
      reasons,
    }),
  );
};

interface Context {
  query: RunQuery;
  statements: ReadonlyMap<string, Statement>;
  /** Texts of the case that repeat another. */
  repeats?: OriginOptions["repeats"];
}

/** Tests one claim: runs its checks in order and decides. */
export const findingOf = async (claim: Claim, context: Context): Promise<Finding> => {
  const { query, statements } = context;
  const checks: CheckResult[] = [];
  for (const check of claim.checks) checks.push(await runCheck(check, { file: claim.file, query }));
  const problems = missingStatements(claim, statements);
  return {
    claim,
    outcome: decide(claim, checks, problems),
    counts: checks.reduce<Counts>((sum, result) => addCounts(sum, result.counts), noCounts),
    checks,
    origins: claimOrigins(claim, context),
    problems,
  };
};

/** The finding on a claim whose file could not be read: broken, with the reasons. */
export const unreadable = (
  id: string,
  file: string,
  problems: readonly MandateError[],
): Finding => ({
  claim: { id, file, claim: id, body: [], checks: [], statements: [], evidence: [], charts: [] },
  outcome: "broken",
  counts: noCounts,
  checks: [],
  origins: [],
  problems: problems.map(errorToJson),
});
