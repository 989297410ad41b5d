import { jsonCell } from "../claims/json.ts";
import type { CheckedCase } from "../claims/run.ts";
import type { CheckResult, Finding } from "../model/claim.ts";
import { markdownRenderer } from "../report/markdown.ts";
import { findingLine, type LastTime, namesOf } from "./finding-line.ts";
import type { FindingDetail } from "./schemas/claim.ts";
import { claimsByStatement, statementLine } from "./statement-line.ts";

const checkJson = ({ check, columns, rows, counts, problem }: CheckResult) => ({
  ...(check.name !== undefined && { name: check.name }),
  sql: check.sql,
  line: check.line,
  columns,
  rows: rows.map(({ holds, cells }) => ({ holds, cells: cells.map(jsonCell) as never[] })),
  counts,
  ...(problem && { problem }),
});

const bodyOf = ({ claim, checks }: Finding): FindingDetail["body"] => {
  const render = markdownRenderer();
  return claim.body.map((part) =>
    "markdown" in part
      ? { html: render(part.markdown).markup }
      : { check: checks.findIndex(({ check }) => check === part.check) },
  );
};

/** Tabulations whose id stands as a text in one of the claim's queries. */
const tabulationsUsed = ({ claim }: Finding, { opened }: CheckedCase) =>
  opened.descriptors
    .filter(({ id }) => claim.checks.some(({ sql }) => sql.includes(`'${id}'`)))
    .map(({ id, value: { title, issuer, note } }) =>
      Object.assign({ id, title, issuer }, note !== undefined && { note }),
    );

/** A finding opened up, as the page of a claim shows it. */
export const findingDetail = (
  finding: Finding,
  checked: CheckedCase,
  last?: LastTime,
): FindingDetail => {
  const { claim, checks, origins, problems } = finding;
  const names = namesOf(checked.opened);
  const claims = claimsByStatement(checked.findings);
  const linked = checked.statements.filter(({ id }) => claim.statements.includes(id));
  return {
    line: findingLine(finding, { names, last }),
    file: claim.file,
    ...(claim.as_of !== undefined && { asOf: claim.as_of }),
    body: bodyOf(finding),
    checks: checks.map(checkJson),
    evidence: claim.evidence.map(({ bears, what, source }) =>
      Object.assign({ bears, what }, source !== undefined && { source }),
    ),
    origins: origins.map((one) =>
      Object.assign({}, one, { name: names.get(one.name) ?? one.name }),
    ),
    statements: linked.map((statement) => statementLine(statement, { names, claims })),
    tabulations: tabulationsUsed(finding, checked),
    problems,
  };
};
