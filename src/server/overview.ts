import { parseClaim } from "../claims/parse.ts";
import type { CheckedCase } from "../claims/run.ts";
import { errorToJson } from "../lib/error.ts";
import { findingLine, type LastTime, namesOf } from "./finding-line.ts";
import type { Underway } from "./live.ts";
import type { Overview, PendingClaim, Todo } from "./schemas/overview.ts";

const todoOf = ({ findings, statements, problems }: CheckedCase, wrongOnSheets: number): Todo[] => {
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
    { kind: "sheets", count: wrongOnSheets, to: "/issues" },
  ];
  return all.filter(({ count }) => count > 0);
};

/** Everything the first view shows. */
export const overviewOf = (
  checked: CheckedCase,
  context: { version: number; last?: LastTime | undefined; wrongOnSheets: number },
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
    todo: todoOf(checked, context.wrongOnSheets),
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
