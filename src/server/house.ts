import type { z } from "@hono/zod-openapi";
import type { Descriptor } from "../case/open.ts";
import type { CaseFile, Party } from "../model/case.ts";
import { partyColours } from "../model/party-colours.ts";
import { scenarioSchema } from "../model/scenario.ts";
import { toDecimal } from "../seats/fraction.ts";
import { type Run, runScenario } from "../seats/run.ts";
import { studyHouse } from "../seats/study.ts";
import type { LiveCase } from "./live.ts";
import type { comparedSchema, houseSchema, whatIfSchema } from "./schemas/seats.ts";

export type HouseJson = z.infer<typeof houseSchema>;
type Compared = z.infer<typeof comparedSchema>;

/** Decimals of a power index, as its literature gives them. */
const POWER_DIGITS = 6;

interface Input {
  meta: CaseFile;
  query: LiveCase["query"];
}

/** Alliances as they stood on a day. */
const alliancesOn = (alliances: CaseFile["alliances"], date: string) =>
  alliances
    .map(({ name, members }) => ({
      name,
      parties: members
        .filter(({ from = "", to = "9999-12-31" }) => from <= date && date <= to)
        .map(({ party }) => party),
    }))
    .filter(({ parties }) => parties.length > 0);

/** Parties by id, each with what it is drawn in. */
const partiesOf = ({ parties }: CaseFile): Map<string, Party> => {
  const colours = partyColours(parties);
  return new Map(parties.map((party) => [party.id, { ...party, colour: colours.get(party.id) }]));
};

/** What a party is called and drawn in; an unknown one by its id, nobody's by a question mark. */
const shownAs = (party: string | null, parties: ReadonlyMap<string, Party>) => {
  const known = party === null ? undefined : parties.get(party);
  return {
    party,
    name: known?.name ?? party ?? "?",
    ...(known?.colour && { colour: known.colour }),
  };
};

const blocsOf = (run: Run, parties: ReadonlyMap<string, Party>): HouseJson["blocs"] => {
  const study = studyHouse(run.declared, { ...run, portfolios: {}, list: 0 });
  const power = new Map(study.blocs.map(({ id, shapleyShubik }) => [id, shapleyShubik]));
  return run.declared.parties.map(({ party, general, reserved }) => {
    const share = party === null ? undefined : power.get(party);
    return {
      ...shownAs(party, parties),
      seats: general + reserved,
      alone: party === null || parties.get(party)?.counts === "independents",
      ...(share && { power: toDecimal(share, POWER_DIGITS) }),
    };
  });
};

/** The house a tabulation makes, as it was declared. */
export const houseOf = async (
  { meta, query }: Input,
  { id, value }: Descriptor,
): Promise<HouseJson> => {
  const run = await runScenario({ meta, scenario: scenarioSchema.parse({ base: id }), query });
  const { declared, date, basis, comparison } = run;
  return {
    tabulation: id,
    title: value.title,
    issuer: value.issuer,
    election: value.election,
    date,
    chamber: meta.chambers.find((one) => one.id === value.chamber)?.name ?? "",
    basis,
    majority: comparison.majority,
    open: declared.generalOpen + (basis === "house" ? declared.reservedOpen : 0),
    unsettled: declared.parties.reduce((sum, { general, settled }) => sum + general - settled, 0),
    blocs: blocsOf(run, partiesOf(meta)),
    alliances: alliancesOn(meta.alliances, date),
  };
};

type Holder = { name: string | null; candidate: string | null; party: string | null };

const holders = (seats: readonly Holder[]): string =>
  seats
    .map(({ party, name, candidate }) => [party, name ?? candidate].filter(Boolean).join(" · "))
    .join("; ");

/** The declared house and what the changes would make of it, by the same rules as `mandate what-if`. */
export const compareWith = async (
  { meta, query }: Input,
  asked: z.infer<typeof whatIfSchema>,
): Promise<Compared> => {
  const run = await runScenario({ meta, scenario: scenarioSchema.parse(asked), query });
  const { majority, seats, contests, coalitions, open } = run.comparison;
  const parties = partiesOf(meta);
  const called = new Map(meta.alliances.map(({ id, name }) => [id, name]));
  return {
    base: run.base.tabulation,
    on: run.date,
    basis: run.basis,
    majority,
    seats: seats.map(({ party, ...rest }) => Object.assign(shownAs(party, parties), rest)),
    open,
    contests: contests.map(({ contest, declared, whatIf }) => ({
      contest,
      declared: holders(declared),
      whatIf: holders(whatIf),
      settled: whatIf.every(({ settled }) => settled),
    })),
    coalitions: coalitions.map((one) =>
      Object.assign(one, { name: called.get(one.name) ?? one.name }),
    ),
  };
};
