import { errorToJson } from "../lib/error.ts";
import type { Finding } from "../model/claim.ts";
import { type Outcome, outcomes } from "../model/outcome.ts";
import type { Cell } from "../model/table.ts";
import type { CheckedCase } from "./run.ts";

type JsonCell = string | number | boolean | null | readonly (string | number)[];

const jsonScalar = (cell: string | number | bigint): string | number => {
  if (typeof cell !== "bigint") return cell;
  const number = Number(cell);
  return Number.isSafeInteger(number) ? number : cell.toString();
};

/** A cell as JSON: whole numbers as numbers where JSON keeps them exact, else as text. */
export const jsonCell = (cell: Cell): JsonCell => {
  if (cell === null || typeof cell === "boolean") return cell;
  if (typeof cell === "object") return cell.map(jsonScalar);
  return jsonScalar(cell);
};

/** How many findings there are of each outcome. */
export const tally = (findings: readonly Finding[]): Record<Outcome, number> =>
  Object.fromEntries(
    outcomes.map((outcome) => [outcome, findings.filter((one) => one.outcome === outcome).length]),
  ) as Record<Outcome, number>;

const findingJson = ({ claim, outcome, counts, checks, origins, problems }: Finding) => ({
  id: claim.id,
  claim: claim.claim,
  ...(claim.by !== undefined && { by: claim.by }),
  outcome,
  ...(claim.as_of && { as_of: claim.as_of }),
  ...(claim.settle && { settle: claim.settle }),
  ...(claim.evidence.length > 0 && { evidence: claim.evidence }),
  statements: claim.statements,
  ...(claim.expect && { expected: claim.expect }),
  counts,
  origins,
  checks: checks.map((result) => ({
    ...(result.check.name && { name: result.check.name }),
    file: claim.file,
    line: result.check.line,
    sql: result.check.sql,
    columns: result.columns.map(({ name }) => name),
    rows: result.rows.map(({ holds, cells }) => ({ holds, cells: cells.map(jsonCell) })),
    counts: result.counts,
    ...(result.problem && { problem: result.problem }),
  })),
  ...(problems.length > 0 && { problems }),
});

/** Everything `mandate check --json` prints: same case, same text. */
export const checkedToJson = ({ opened, findings, problems }: CheckedCase) => ({
  title: opened.meta.title,
  question: opened.meta.question,
  counts: tally(findings),
  findings: findings.map(findingJson),
  problems: problems.map(errorToJson),
});
