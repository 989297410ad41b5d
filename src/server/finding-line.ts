import type { Case } from "../case/open.ts";
import { jsonCell } from "../claims/json.ts";
import type { Finding } from "../model/claim.ts";
import type { Outcome } from "../model/outcome.ts";
import type { FindingLine } from "./schemas/overview.ts";

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
