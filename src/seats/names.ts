import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { CaseFile } from "../model/case.ts";
import type { Scenario } from "../model/scenario.ts";
import { type ContestResult, holderOf, seatsOfContest } from "./contest.ts";

type Kind = "party" | "region" | "holder";

const unknown = (kind: Kind, name: string, known: readonly string[]): MandateError => {
  const meant = nearest(name, known);
  return new MandateError({
    code: `seats/no-${kind}`,
    kind: "usage",
    message: `the scenario names the ${kind} “${name}”, which is not in the ${kind === "party" ? "case" : "results"}`,
    fix: meant
      ? `Did you mean “${meant}”?`
      : `Use one of: ${known.slice(0, 20).join(", ") || "none"}.`,
  });
};

const partiesNamed = ({ changes, joins, reserved, portfolios }: Scenario): string[] => [
  ...changes.flatMap((change) => ("won_by" in change && change.won_by ? [change.won_by] : [])),
  ...joins.map(({ party }) => party),
  ...reserved.flatMap(({ eligible }) => eligible ?? []),
  ...Object.keys(portfolios),
];

const regionsNamed = ({ reserved }: Scenario): string[] =>
  reserved.flatMap(({ seats }) => (typeof seats === "number" ? [] : Object.keys(seats)));

const peopleNamed = ({ joins }: Scenario): string[] => joins.flatMap(({ person }) => person ?? []);

const check = (kind: Kind, names: readonly string[], known: readonly string[]): void => {
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw unknown(kind, wrong, known);
};

/**
 * Sees that a scenario's parties are the case's, and its regions and people those of the contests, before or after the
 * changes: a spelling mistake must not pass for a party without seats. Throws `seats/no-party`, `seats/no-region` or `seats/no-holder`.
 */
export const checkNames = (
  { parties }: CaseFile,
  scenario: Scenario,
  results: readonly ContestResult[],
): void => {
  const regions = new Set(results.flatMap(({ regions }) => regions.slice(0, 1)));
  check(
    "party",
    partiesNamed(scenario),
    parties.map(({ id }) => id),
  );
  check("region", regionsNamed(scenario), [...regions]);
  const people = peopleNamed(scenario);
  if (people.length === 0) return;
  const holders = results.flatMap((result) => seatsOfContest(result).held.map(holderOf));
  check(
    "holder",
    people,
    holders.flatMap((name) => name ?? []),
  );
};
