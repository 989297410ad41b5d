import { type Game, majorityOf, weightedGame } from "./game.ts";

/** Members of a house who vote as one, or `units` members alike who do not: independents are 1 seat, n units. */
export interface Bloc {
  id: string;
  /** Seats of one unit. */
  seats: number;
  /** How many such units there are, each deciding for itself; 1 for a party. */
  units: number;
}

/** Who sits in a house, and how many votes decide. */
export interface Parliament {
  blocs: readonly Bloc[];
  quota: number;
}

export const party = (id: string, seats: number): Bloc => ({ id, seats, units: 1 });
export const independents = (id: string, members: number): Bloc => ({
  id,
  seats: 1,
  units: members,
});

export const seatsOf = (blocs: readonly Bloc[]): number =>
  blocs.reduce((sum, { seats, units }) => sum + seats * units, 0);

/** A house that decides by more than half: of `size` seats, filled or not; absent: of those filled. */
export const byMajority = (blocs: readonly Bloc[], size = seatsOf(blocs)): Parliament => ({
  blocs,
  quota: majorityOf(size),
});

/** One weight a player, a bloc of n units being n players; `bloc` says which bloc each player is of. */
export const playersOf = ({ blocs }: Parliament): { weights: number[]; bloc: number[] } => {
  const bloc = blocs.flatMap(({ units }, index) => Array.from({ length: units }, () => index));
  return { bloc, weights: bloc.map((index) => blocs[index].seats) };
};

/** The house as a voting game. */
export const gameOfParliament = (parliament: Parliament): Game =>
  weightedGame(parliament.quota, playersOf(parliament).weights);
