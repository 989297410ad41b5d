import { MandateError } from "../lib/error.ts";
import type { CaseFile } from "../model/case.ts";
import type { Scenario } from "../model/scenario.ts";
import { majorityOf } from "./game.ts";
import type { ChamberSize } from "./house.ts";
import { alliancesOf, during, type Join, membersOn } from "./membership.ts";
import type { TabulationInfo } from "./read.ts";

const noTerm = (chamber: string, date: string): MandateError =>
  new MandateError({
    code: "seats/no-chamber",
    message: `case.yaml does not say how many seats ${chamber} had on ${date}`,
    at: { file: "case.yaml" },
    fix: "Add a term to chambers: with general seats, and the period it held.",
  });

/** The size of the chamber a tabulation fills, on a day. Throws `seats/no-chamber` where the case has none. */
export const chamberOn = (
  { chambers }: CaseFile,
  { tabulation, chamber }: TabulationInfo,
  date: string,
): ChamberSize => {
  const term = chambers.find(({ id }) => id === chamber)?.terms.find((term) => during(term, date));
  if (!term) throw noTerm(chamber ?? `the chamber of ${tabulation} (none is named)`, date);
  const reserved = term.reserved.reduce((sum, { seats }) => sum + seats, 0);
  const majority = term.majority ?? majorityOf(term.general + reserved);
  return { general: term.general, reserved, majority };
};

/** Labels of those elected for no party. */
export const independentsOf = ({ parties }: CaseFile): string[] =>
  parties.filter(({ counts }) => counts === "independents").map(({ id }) => id);

/** Moves between parties: those of the scenario, and those case.yaml gives people by any of their names. */
export const joinsOf = ({ people }: CaseFile, { joins }: Pick<Scenario, "joins">): Join[] => [
  ...joins.map(({ contest, person, party, from, to }) => ({
    contest,
    holder: person,
    party,
    from,
    to,
  })),
  ...people.flatMap(({ name, aliases, parties }) =>
    parties.flatMap(({ party, from, to }) =>
      [name, ...aliases].map((holder) => ({ holder, party, from, to })),
    ),
  ),
];

const unknownMember = (name: string, member: string): MandateError =>
  new MandateError({
    code: "seats/no-party",
    kind: "usage",
    message: `coalition ${name}: ${member} is neither a party nor an alliance of case.yaml`,
    fix: "Use ids of parties: or alliances: in case.yaml.",
  });

/** A coalition's parties on a day, alliances opened up. Throws `seats/no-party` on a name the case does not know. */
const partiesOf = (meta: CaseFile, name: string, members: readonly string[], date: string) => [
  ...new Set(
    members.flatMap((member) => {
      const alliance = meta.alliances.find(({ id }) => id === member);
      if (alliance) return membersOn(alliance, date);
      if (meta.parties.some(({ id }) => id === member)) return [member];
      throw unknownMember(name, member);
    }),
  ),
];

/** The coalitions asked for and every alliance of the case on that day, by name, each as its parties. */
export const coalitionsOn = (
  meta: CaseFile,
  asked: Readonly<Record<string, readonly string[]>>,
  date: string,
): Record<string, string[]> => {
  const named = Object.entries(asked).map(
    ([name, members]) => [name, partiesOf(meta, name, members, date)] as const,
  );
  const standing = new Set(meta.parties.flatMap(({ id }) => alliancesOf(id, meta.alliances, date)));
  const allied = [...standing].map((id) => [id, partiesOf(meta, id, [id], date)] as const);
  return Object.fromEntries([...allied, ...named]);
};
