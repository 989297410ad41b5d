import type { Tabulation } from "../../model/tabulation.ts";

/** A tabulation of the case, and what its tables hold. */
export interface KnownTabulation {
  id: string;
  value: Tabulation;
  contests: number;
  /** Candidates listed in a contest, at most. */
  candidates: number;
}

interface Wanted {
  chamber: string | undefined;
  year: number | undefined;
}

/** Tabulations of the election spoken of: by chamber and year, or the last one of the chamber. */
const ofElection = (
  all: readonly KnownTabulation[],
  { chamber, year }: Wanted,
): KnownTabulation[] => {
  const fits = all.filter(
    ({ value }) =>
      (chamber === undefined || value.chamber === chamber) &&
      (year === undefined || value.election.startsWith(String(year))),
  );
  const last = fits
    .map(({ value }) => value.election)
    .toSorted()
    .at(-1);
  return fits.filter(({ value }) => value.election === last);
};

const isOfficial = ({ value }: KnownTabulation): boolean =>
  /commission|ecp|electoral|returning|official|cne|ministry/i.test(value.issuer) ||
  /form-4[79]|final|declared/.test(value.stage);

/** The declared result of an election, as far as the case has it: the one with most contests. */
export const declaredOf = (
  all: readonly KnownTabulation[],
  wanted: Wanted,
): KnownTabulation | undefined =>
  ofElection(all, wanted)
    .filter(isOfficial)
    .toSorted((a, b) => b.contests - a.contests || (a.id < b.id ? -1 : 1))[0];

/** Other accounts of the same election: sheets and tallies. */
export const othersOf = (all: readonly KnownTabulation[], wanted: Wanted): KnownTabulation[] =>
  ofElection(all, wanted)
    .filter((one) => !isOfficial(one))
    .toSorted((a, b) => b.contests - a.contests || (a.id < b.id ? -1 : 1));
