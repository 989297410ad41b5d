import { MandateError } from "../lib/error.ts";
import { nearest } from "../lib/suggest.ts";
import type { CaseFile } from "../model/case.ts";
import type { Tabulation } from "../model/tabulation.ts";

const duplicates = (kind: string, ids: string[]): MandateError[] =>
  ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map(
      (id) =>
        new MandateError({
          code: "case/duplicate-id",
          message: `two ${kind} have the id “${id}”`,
          at: { file: "case.yaml" },
          fix: "Give each an id of its own.",
        }),
    );

const unknown = (kind: string, id: string, known: string[], file: string, where: string) => {
  const meant = nearest(id, known);
  return new MandateError({
    code: "case/unknown-reference",
    message: `${where} names the ${kind} “${id}”, which the case does not have`,
    at: { file },
    fix: meant
      ? `Did you mean “${meant}”?`
      : `Add it, or use one of: ${known.join(", ") || "none yet"}.`,
  });
};

/** References inside case.yaml and from the descriptors to it that lead nowhere, and ids given twice. */
export const caseReferences = (
  meta: CaseFile,
  descriptors: { id: string; file: string; value: Tabulation }[],
): MandateError[] => {
  const parties = meta.parties.map(({ id }) => id);
  const chambers = meta.chambers.map(({ id }) => id);
  const tabulations = descriptors.map(({ id }) => id);
  const party = (id: string, file: string, where: string) =>
    parties.includes(id) ? [] : [unknown("party", id, parties, file, where)];
  return [
    ...duplicates("parties", parties),
    ...duplicates("chambers", chambers),
    ...duplicates(
      "alliances",
      meta.alliances.map(({ id }) => id),
    ),
    ...duplicates(
      "people",
      meta.people.map(({ id }) => id),
    ),
    ...duplicates(
      "outlets",
      meta.outlets.map(({ id }) => id),
    ),
    ...meta.alliances.flatMap(({ id, members }) =>
      members.flatMap((member) => party(member.party, "case.yaml", `alliance ${id}`)),
    ),
    ...meta.people.flatMap((person) =>
      person.parties.flatMap((spell) => party(spell.party, "case.yaml", `person ${person.id}`)),
    ),
    ...meta.report.timeline.flatMap((id) => party(id, "case.yaml", "report.timeline")),
    ...meta.report.seats
      .filter((id) => !tabulations.includes(id))
      .map((id) => unknown("tabulation", id, tabulations, "case.yaml", "report.seats")),
    ...descriptors.flatMap(({ file, value }) => [
      ...(value.chamber && !chambers.includes(value.chamber)
        ? [unknown("chamber", value.chamber, chambers, file, "the tabulation")]
        : []),
      ...Object.values(value.parties).flatMap((id) => party(id, file, "parties")),
      ...value.candidates.flatMap((candidate) =>
        candidate.party ? party(candidate.party, file, `candidate ${candidate.column}`) : [],
      ),
    ]),
  ];
};
