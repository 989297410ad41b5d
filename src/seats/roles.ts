import { countMinimalWinning, type MinimalCoalition, minimalWinning } from "./minimal-winning.ts";
import { type Bloc, type Parliament, seatsOf } from "./parliament.ts";

/** What a bloc is to the forming of any majority; of a bloc of many units, what one of them is. */
export interface Role {
  id: string;
  seats: number;
  units: number;
  /** No majority without it: it is in every winning coalition. */
  veto: boolean;
  /** It changes nothing: it is in no minimal winning coalition. */
  dummy: boolean;
  /** A majority by itself. */
  dictator: boolean;
  minimalCoalitions: bigint;
}

/** The house without one unit of a bloc, the quota unchanged. */
const without = ({ blocs, quota }: Parliament, id: string): Parliament => ({
  quota,
  blocs: blocs.map((bloc) => (bloc.id === id ? { ...bloc, units: bloc.units - 1 } : bloc)),
});

/** What each bloc is to the forming of a majority in this house. */
export const rolesIn = (parliament: Parliament): Role[] => {
  const minimal = countMinimalWinning(parliament);
  return parliament.blocs.map(({ id, seats, units }) => {
    const rest = without(parliament, id);
    const involved = units === 0 ? 0n : minimal - countMinimalWinning(rest);
    return {
      id,
      seats,
      units,
      veto: minimal > 0n && seatsOf(rest.blocs) < parliament.quota,
      dummy: involved === 0n,
      dictator: units > 0 && seats >= parliament.quota,
      minimalCoalitions: involved,
    };
  });
};

/** One coalition under the loupe. */
export interface CoalitionRoles {
  seats: number;
  quota: number;
  wins: boolean;
  /** Seats above the quota; negative: seats it lacks. */
  surplus: number;
  members: {
    id: string;
    seats: number;
    /** needed: without it the others lose. surplus: the others win without it. idle: the coalition loses anyway. */
    role: "needed" | "surplus" | "idle";
  }[];
}

const roleOf = ({ seats, units }: Bloc, coalition: number, quota: number) => {
  if (coalition < quota) return "idle";
  return coalition - seats * units < quota ? "needed" : "surplus";
};

/** Who is needed in a coalition and who is surplus. Members are whole blocs, by id. */
export const rolesInCoalition = (
  { blocs, quota }: Parliament,
  members: readonly string[],
): CoalitionRoles => {
  const inside = blocs.filter(({ id }) => members.includes(id));
  const seats = seatsOf(inside);
  return {
    seats,
    quota,
    wins: seats >= quota,
    surplus: seats - quota,
    members: inside.map((bloc) => ({
      id: bloc.id,
      seats: bloc.seats * bloc.units,
      role: roleOf(bloc, seats, quota),
    })),
  };
};

/** Partners who would still win, and whom they would leave out together. */
export interface Sidelining {
  keep: string[];
  seats: number;
  out: string[];
}

/**
 * Whom a coalition could sideline and still win: one entry for each minimal winning coalition among its
 * members, each member counted as one. Empty where the coalition loses, or needs every member.
 */
export const sideliningsIn = (
  { blocs, quota }: Parliament,
  members: readonly string[],
): Sidelining[] => {
  const inside = blocs
    .filter(({ id }) => members.includes(id))
    .map(({ id, seats, units }) => ({ id, seats: seats * units, units: 1 }));
  const keepOf = ({ members }: MinimalCoalition) => members.map(({ id }) => id);
  return Array.from(minimalWinning({ blocs: inside, quota }), (minimal) => ({
    keep: keepOf(minimal),
    seats: minimal.seats,
    out: inside.map(({ id }) => id).filter((id) => !keepOf(minimal).includes(id)),
  })).filter(({ out }) => out.length > 0);
};
