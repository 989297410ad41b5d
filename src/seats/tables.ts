import { MandateError } from "../lib/error.ts";
import type { CaseFile } from "../model/case.ts";
import { blocsTable, houseSeatsTable } from "../model/seats.ts";
import type { Cell, Table } from "../model/table.ts";
import { chamberOn, independentsOf, joinsOf } from "./chamber.ts";
import { toNumber } from "./fraction.ts";
import { type Basis, type House, houseOf, parliamentOf } from "./house.ts";
import type { Bloc } from "./parliament.ts";
import { type Query, readContests, readTabulations, type TabulationInfo } from "./read.ts";
import { type Study, studyHouse } from "./study.ts";
import { ifCountable } from "./winning.ts";

interface Made {
  info: TabulationInfo;
  date: string;
  basis: Basis;
  house: House;
}

/** The chamber's size on the day, or undefined where case.yaml does not give one: no house can be made then. */
const sizeOn = (meta: CaseFile, info: TabulationInfo, date: string) => {
  try {
    return chamberOn(meta, info, date);
  } catch (error) {
    if (error instanceof MandateError && error.code === "seats/no-chamber") return undefined;
    throw error;
  }
};

const make = async (meta: CaseFile, query: Query, info: TabulationInfo): Promise<Made[]> => {
  const date = info.asOf ?? info.election;
  const chamber = sizeOn(meta, info, date);
  if (!chamber) return [];
  const contests = await readContests(query, info.tabulation);
  const house = houseOf({
    contests: contests.values(),
    annulled: new Set(),
    chamber,
    date,
    joins: joinsOf(meta, { joins: [] }),
    independents: independentsOf(meta),
    reserved: [],
  });
  return [{ info, date, basis: chamber.reserved === 0 ? "house" : "general", house }];
};

const seatRows = ({ info, house }: Made): Cell[][] => {
  const head = [info.tabulation, info.chamber];
  return [
    ...house.held.map(({ contest, candidate, party, settled }) => [
      ...head,
      contest,
      1,
      candidate,
      party,
      settled,
      null,
    ]),
    ...house.open.map(({ contest, seats, why }) => [
      ...head,
      contest,
      seats,
      null,
      null,
      null,
      why,
    ]),
  ];
};

/**
 * No majority without a bloc: sure when all other seats, open and unsettled ones among them, are too few; sure not
 * to be so when the other settled seats are enough.
 */
const inEveryMajority = (
  { basis, house: { parties, chamber } }: Made,
  { settled, quota }: { settled: number; quota: number },
): boolean | null => {
  const size = chamber.general + (basis === "house" ? chamber.reserved : 0);
  if (size - settled < quota) return true;
  const others = parties.reduce((sum, row) => sum + row.settled, 0) - settled;
  return others >= quota ? false : null;
};

/**
 * The counts of a bloc. Where the seats in the tabulation cannot make a majority at all, nothing is known of who is
 * needed for one, and where they are too many to count exactly nothing is said.
 */
const countsOf = (study: Study | undefined, index: number): Cell[] => {
  const bloc = study?.blocs[index];
  if (!study || !bloc || study.minimalCoalitions === 0n) return [null, null, null, null];
  const { minimalCoalitions, shapleyShubik, banzhaf } = bloc;
  return [
    minimalCoalitions,
    study.minimalCoalitions,
    shapleyShubik ? toNumber(shapleyShubik) : null,
    banzhaf ? toNumber(banzhaf) : null,
  ];
};

/** Settled seats of one unit. Of independents one alone: settled only where all of them are. */
const settledOf = ({ parties }: House, { id, units }: Bloc): number => {
  const own = parties.find(({ party }) => (party ?? "?") === id)?.settled ?? 0;
  return units === 1 ? own : own === units ? 1 : 0;
};

const blocRow = (made: Made, quota: number, bloc: Bloc, counts: readonly Cell[]): Cell[] => [
  made.info.tabulation,
  made.info.chamber,
  made.date,
  made.basis,
  quota,
  bloc.id === "?" ? null : bloc.id,
  bloc.units,
  bloc.seats,
  inEveryMajority(made, { settled: settledOf(made.house, bloc), quota }),
  ...counts,
];

const blocRows = (meta: CaseFile, made: Made): Cell[][] => {
  const independents = independentsOf(meta);
  const { basis, house } = made;
  const { blocs, quota } = parliamentOf(house, { independents, basis });
  const options = { independents, basis, coalitions: {}, portfolios: {}, list: 0 };
  const study = ifCountable(() => studyHouse(house, options));
  return blocs.map((bloc, index) => blocRow(made, quota, bloc, countsOf(study, index)));
};

/**
 * The tables of this stage, from those of the results stage: one house for each tabulation that fills a chamber and
 * gives results by contest. Tabulations of stations are left to `mandate what-if`, which sums them up when asked.
 */
export const seatTables = async (meta: CaseFile, query: Query): Promise<Table[]> => {
  const tabulations = await readTabulations(query);
  const houses: Made[] = [];
  for (const info of tabulations) {
    if (info.chamber !== null && info.level === "contest") {
      houses.push(...(await make(meta, query, info)));
    }
  }
  return [
    { spec: houseSeatsTable, rows: houses.flatMap(seatRows) },
    { spec: blocsTable, rows: houses.flatMap((made) => blocRows(meta, made)) },
  ];
};
