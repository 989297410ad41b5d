import type { Case } from "../case/open.ts";
import { jsonCell } from "../claims/json.ts";
import { parseClaim } from "../claims/parse.ts";
import type { CheckedCase } from "../claims/run.ts";
import { errorToJson } from "../lib/error.ts";
import type { Finding, Outcome } from "../model/claim.ts";
import type { Underway } from "./live.ts";
import type { FindingLine, Overview, PendingClaim, Todo } from "./schemas/overview.ts";

/** What the case looked like when it was last open here. */
export interface LastTime {
  at: string;
  outcomes: Record<string, Outcome>;
}

/** Names of parties, people and outlets by id. */
export const namesOf = ({ meta }: Case): Map<string, string> =>
  new Map([...meta.parties, ...meta.people, ...meta.outlets].map(({ id, name }) => [id, name]));

const KEY_CELLS = 6;

const keyOf = ({ checks }: Finding): FindingLine["key"] => {
  const [only] = checks;
  if (checks.length !== 1 || only.rows.length !== 1) return [];
  return only.columns
    .slice(0, KEY_CELLS)
    .map(({ name }, index) => ({ name, value: jsonCell(only.rows[0].cells[index]) as never }));
};

const problemOf = ({ checks, problems }: Finding) =>
  problems[0] ?? checks.find(({ problem }) => problem)?.problem;

/** A finding in a line, with what it was last time where that was something else. */
export const findingLine = (
  finding: Finding,
  { names, last }: { names: ReadonlyMap<string, string>; last?: LastTime | undefined },
): FindingLine => {
  const { claim, outcome, counts, origins } = finding;
  const before = last?.outcomes[claim.id];
  const problem = problemOf(finding);
  return {
    id: claim.id,
    claim: claim.claim,
    ...(claim.title !== undefined && { title: claim.title }),
    by: [claim.by ?? []].flat().map((id) => names.get(id) ?? id),
    outcome,
    ...(claim.expect && { expected: claim.expect }),
    ...(before !== undefined && before !== outcome && { before }),
    isNew: last !== undefined && before === undefined,
    proposed: claim.proposed_by !== undefined,
    counts,
    origins: origins.length,
    statements: claim.statements.length,
    key: keyOf(finding),
    ...(claim.settle !== undefined && { settle: claim.settle }),
    ...(problem && { problem }),
  };
};

const todoOf = ({ findings, statements, problems }: CheckedCase, sheetsAtOdds: number): Todo[] => {
  const broken = findings.filter(({ outcome }) => outcome === "broken").length;
  const unexpected = findings.filter(
    ({ claim, outcome }) => claim.expect !== undefined && claim.expect !== outcome,
  ).length;
  const open = statements.filter(({ body }) => body.status === "proposed").length;
  const proposals = findings.filter(({ claim }) => claim.proposed_by !== undefined).length;
  const files = problems.filter(({ kind }) => kind !== "notice").length;
  const all: Todo[] = [
    { kind: "broken", count: broken, to: "/claims?outcome=broken" },
    { kind: "unexpected", count: unexpected, to: "/claims?outcome=unexpected" },
    { kind: "statements", count: open, to: "/statements?status=proposed" },
    { kind: "claims", count: proposals, to: "/claims?outcome=proposed" },
    { kind: "files", count: files, to: "/files" },
    { kind: "sheets", count: sheetsAtOdds, to: "/issues" },
  ];
  return all.filter(({ count }) => count > 0);
};

/** Everything the first view shows. */
export const overviewOf = (
  checked: CheckedCase,
  context: { version: number; last?: LastTime | undefined; sheetsAtOdds: number },
): Overview => {
  const { opened, findings, problems } = checked;
  const names = namesOf(opened);
  return {
    version: context.version,
    fresh: true,
    title: opened.meta.title,
    question: opened.meta.question,
    findings: findings.map((finding) => findingLine(finding, { names, last: context.last })),
    pending: [],
    problems: problems.filter(({ kind }) => kind !== "notice").map(errorToJson),
    todo: todoOf(checked, context.sheetsAtOdds),
    ...(context.last && { seen: context.last.at }),
  };
};

/** Claims nobody has tested yet in this session, by what they say. */
const pendingOf = ({ opened, findings }: Underway): PendingClaim[] => {
  const tested = new Set(findings.map(({ claim }) => claim.file));
  return opened.claims
    .filter(({ file }) => !tested.has(file))
    .map((source) => parseClaim(source))
    .flatMap(({ claim }) =>
      claim
        ? [
            {
              id: claim.id,
              claim: claim.claim,
              ...(claim.title !== undefined && { title: claim.title }),
            },
          ]
        : [],
    );
};

/** The first view of a case that is being tested and was never seen here: its claims, and what is known of them so far. */
export const overviewUnderway = (underway: Underway): Overview => {
  const { opened, findings } = underway;
  const names = namesOf(opened);
  return {
    version: 0,
    fresh: false,
    title: opened.meta.title,
    question: opened.meta.question,
    findings: findings.map((finding) => findingLine(finding, { names })),
    pending: pendingOf(underway),
    problems: [],
    todo: [],
  };
};
