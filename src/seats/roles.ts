import {
  countMinimalWinning,
  type MinimalCoalition,
  simplestCoalitions,
} from "./minimal-winning.ts";
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
  // Players with equal seats are in equally many coalitions: each number of seats is counted once.
  const involving = new Map<number, bigint>();
  return parliament.blocs.map(({ id, seats, units }) => {
    const rest = without(parliament, id);
    const known = units === 0 ? 0n : involving.get(seats);
    const involved = known ?? minimal - countMinimalWinning(rest);
    if (units > 0) involving.set(seats, involved);
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
    /**
     * needed: without it the others lose. surplus: the others win without it. idle: the coalition loses anyway.
     * Of a bloc of several units, what any one of them is.
     */
    role: "needed" | "surplus" | "idle";
  }[];
}

const roleOf = ({ seats }: Bloc, coalition: number, quota: number) => {
  if (coalition < quota) return "idle";
  return coalition - seats < quota ? "needed" : "surplus";
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

/** Some of a coalition's members, by how many units of each. */
export type Members = { id: string; units: number }[];

/** Partners who would still win, and whom they would leave out together. */
export interface Sidelining {
  keep: Members;
  seats: number;
  out: Members;
}

const leftOut = (inside: readonly Bloc[], { members }: MinimalCoalition): Members =>
  inside
    .map(({ id, units }) => {
      const kept = members.find((member) => member.id === id)?.units ?? 0;
      return { id, units: units - kept };
    })
    .filter(({ units }) => units > 0);

/**
 * Whom a coalition could sideline and still win: for each minimal winning coalition among its members, the
 * simplest first and at most `limit` of them. Empty where the coalition loses, or needs every member.
 */
export const sideliningsIn = (
  { blocs, quota }: Parliament,
  members: readonly string[],
  limit: number,
): Sidelining[] => {
  const inside = blocs.filter(({ id }) => members.includes(id));
  return simplestCoalitions({ blocs: inside, quota }, limit)
    .map((minimal) => ({
      keep: minimal.members.map(({ id, units }) => ({ id, units })),
      seats: minimal.seats,
      out: leftOut(inside, minimal),
    }))
    .filter(({ out }) => out.length > 0);
};
