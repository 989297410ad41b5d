import type { Fraction } from "./fraction.ts";
import { type Basis, type House, parliamentOf } from "./house.ts";
import {
  countMinimalWinning,
  type MinimalCoalition,
  simplestCoalitions,
} from "./minimal-winning.ts";
import { gameOfParliament, type Parliament, playersOf } from "./parliament.ts";
import { againstGamson, type PortfolioShare } from "./portfolios.ts";
import { powerOf } from "./power.ts";
import {
  type CoalitionRoles,
  type Role,
  rolesIn,
  rolesInCoalition,
  type Sidelining,
  sideliningsIn,
} from "./roles.ts";
import { type Verdict, verdictOn } from "./verdict.ts";
import { ifCountable } from "./winning.ts";

/** A bloc's seats, its part in every possible majority, and its power. */
export interface BlocStudy extends Role {
  /** Of one unit; undefined where an exact count is out of reach. */
  shapleyShubik: Fraction | undefined;
  banzhaf: Fraction | undefined;
}

export interface CoalitionStudy extends CoalitionRoles {
  name: string;
  verdict: Verdict;
  sidelinings: Sidelining[];
}

export interface Study {
  basis: Basis;
  quota: number;
  blocs: BlocStudy[];
  minimalCoalitions: bigint;
  simplest: MinimalCoalition[];
  coalitions: CoalitionStudy[];
  portfolios: PortfolioShare[];
}

const blocsIn = (parliament: Parliament): BlocStudy[] => {
  const power = ifCountable(() => powerOf(gameOfParliament(parliament)));
  const { bloc } = playersOf(parliament);
  return rolesIn(parliament).map((role, index) => {
    const own = power?.[bloc.indexOf(index)];
    return Object.assign(role, {
      shapleyShubik: own?.shapleyShubik,
      banzhaf: own?.banzhaf,
    });
  });
};

interface Listing {
  basis: Basis;
  /** How many coalitions to list: of the house, and within each coalition asked about. */
  list: number;
}

const studyCoalition = (
  house: House,
  parliament: Parliament,
  { name, members, basis, list }: { name: string; members: readonly string[] } & Listing,
): CoalitionStudy => ({
  name,
  ...rolesInCoalition(parliament, members),
  verdict: verdictOn(house, members, basis),
  sidelinings: sideliningsIn(parliament, members, list),
});

/**
 * Every way to a majority in a house: what each bloc is to it, the simplest minimal winning coalitions, and the
 * coalitions asked about. Counted on who leads each seat; the verdicts say what unsettled seats could change.
 */
export const studyHouse = (
  house: House,
  {
    independents,
    basis,
    coalitions,
    portfolios,
    list,
  }: Listing & {
    independents: readonly string[];
    coalitions: Readonly<Record<string, readonly string[]>>;
    /** Portfolios by party, to hold against their seats. */
    portfolios: Readonly<Record<string, number>>;
  },
): Study => {
  const parliament = parliamentOf(house, { independents, basis });
  return {
    basis,
    quota: parliament.quota,
    blocs: blocsIn(parliament),
    minimalCoalitions: countMinimalWinning(parliament),
    simplest: simplestCoalitions(parliament, list),
    coalitions: Object.entries(coalitions).map(([name, members]) =>
      studyCoalition(house, parliament, { name, members, basis, list }),
    ),
    portfolios: againstGamson(
      Object.entries(portfolios).map(([party, portfolios]) => ({
        party,
        seats: verdictOn(house, [party], basis).seats,
        portfolios,
      })),
    ),
  };
};
