import { MandateError } from "../lib/error.ts";
import type { CaseFile } from "../model/case.ts";
import type { Scenario } from "../model/scenario.ts";
import { chamberOn, coalitionsOn, independentsOf, joinsOf } from "./chamber.ts";
import { applyChanges, type Evidence, type SheetVotes, type State } from "./changes.ts";
import { type Comparison, compareHouses } from "./compare.ts";
import type { ContestResult } from "./contest.ts";
import { ofPercent } from "./fraction.ts";
import { type Basis, type ChamberSize, type House, houseOf } from "./house.ts";
import { bindJoins } from "./joins.ts";
import type { Proportional } from "./method.ts";
import { checkNames } from "./names.ts";
import {
  findTabulation,
  type Query,
  readContests,
  readSheets,
  readTabulations,
  type TabulationInfo,
} from "./read.ts";

export interface RunInput {
  meta: CaseFile;
  scenario: Scenario;
  query: Query;
  /** Count majorities over the whole house or its general seats; absent: the house where its reserved seats are known. */
  basis?: Basis | undefined;
}

export interface Run {
  base: TabulationInfo;
  date: string;
  basis: Basis;
  independents: string[];
  coalitions: Record<string, string[]>;
  declared: House;
  whatIf: House;
  comparison: Comparison;
}

const unclearBase = (names: readonly string[]): MandateError =>
  new MandateError({
    code: "seats/which-base",
    kind: "usage",
    message: "which tabulation is the declared result?",
    fix: `Name it (--base, or --tabulation): ${names.join(", ") || "the case's tabulations (it has none)"}.`,
  });

/** Those that pass a test, or all where none does. */
const preferring = <T>(all: readonly T[], test: (one: T) => boolean): readonly T[] => {
  const some = all.filter(test);
  return some.length > 0 ? some : all;
};

/**
 * The base asked for. Absent, the declared result by what it is: of the last election, of every station, listing
 * winners; and where that still leaves two, an error, for the choice is the user's.
 */
const baseOf = (all: readonly TabulationInfo[], name: string | undefined): TabulationInfo => {
  if (name !== undefined) return findTabulation(all, name);
  const filling = all.filter(({ chamber }) => chamber !== null);
  const last = filling
    .map(({ election }) => election)
    .sort()
    .at(-1);
  const latest = filling.filter(({ election }) => election === last);
  const whole = preferring(latest, ({ allStations }) => allStations);
  const [first, ...others] = preferring(whole, ({ lists }) => lists === "winners");
  if (first && others.length === 0) return first;
  throw unclearBase(filling.map(({ tabulation }) => tabulation));
};

/** Reads what the changes name, once each, so that applying them is plain arithmetic. */
const readEvidence = async (query: Query, { changes }: Scenario): Promise<Evidence> => {
  const contests = new Map<string, Map<string, ContestResult>>();
  const sheets = new Map<string, SheetVotes[]>();
  for (const change of changes) {
    if (change.do === "accept" && !contests.has(change.from)) {
      contests.set(change.from, await readContests(query, change.from));
    }
    if (!("stations" in change)) continue;
    for (const tabulation of [change.from, ...("with" in change ? [change.with] : [])]) {
      const key = `${tabulation}\n${change.contest}`;
      const { contest } = change;
      if (!sheets.has(key)) sheets.set(key, await readSheets(query, { tabulation, contest }));
    }
  }
  return {
    contest: (tabulation, contest) => contests.get(tabulation)?.get(contest),
    sheets: (tabulation, contest) => sheets.get(`${tabulation}\n${contest}`) ?? [],
  };
};

const tabulationsNamed = ({ changes }: Scenario): string[] =>
  changes.flatMap((change) => [
    ...("from" in change ? [change.from] : []),
    ...("with" in change ? [change.with] : []),
  ]);

interface Ready {
  meta: CaseFile;
  scenario: Scenario;
  chamber: ChamberSize;
  date: string;
  contests: Map<string, ContestResult>;
  after: State;
}

const proportionalOf = ({ proportional }: Scenario): Proportional | undefined =>
  proportional && {
    method: proportional.method,
    threshold: proportional.threshold === undefined ? undefined : ofPercent(proportional.threshold),
  };

/** The declared house and the one after the changes, made up by the same rules. */
const housesOf = ({ meta, scenario, chamber, date, contests, after }: Ready) => {
  const independents = independentsOf(meta);
  const joins = joinsOf(meta, scenario);
  const { window, reserved } = scenario;
  const proportional = proportionalOf(scenario);
  const make = (results: State["contests"], annulled: ReadonlySet<string>): House =>
    houseOf({
      chamber,
      date,
      independents,
      proportional,
      window,
      reserved,
      annulled,
      contests: results.values(),
      joins: bindJoins(joins, { declared: contests, after: results, independents }),
    });
  return { declared: make(contests, new Set()), whatIf: make(after.contests, after.annulled) };
};

/**
 * Runs a what-if on a case: the declared house, the house after the changes, and both side by side. Without
 * changes the two are the same. Throws `seats/…` errors for names the case does not have.
 */
export const runScenario = async ({ meta, scenario, query, basis }: RunInput): Promise<Run> => {
  const tabulations = await readTabulations(query);
  const base = baseOf(tabulations, scenario.base);
  for (const name of tabulationsNamed(scenario)) findTabulation(tabulations, name);
  const date = scenario.on ?? base.asOf ?? base.election;
  const chamber = chamberOn(meta, base, date);
  const contests = await readContests(query, base.tabulation);
  const evidence = await readEvidence(query, scenario);
  const after = applyChanges(contests.values(), scenario.changes, evidence);
  checkNames(meta, scenario, [...contests.values(), ...after.contests.values()]);
  const houses = housesOf({ meta, scenario, chamber, date, contests, after });
  const reservedKnown = chamber.reserved === 0 || scenario.reserved.length > 0;
  const shared = {
    independents: independentsOf(meta),
    basis: basis ?? (reservedKnown ? "house" : "general"),
    coalitions: coalitionsOn(meta, scenario.coalitions, date),
  };
  return { base, date, ...shared, ...houses, comparison: compareHouses({ ...houses, ...shared }) };
};
