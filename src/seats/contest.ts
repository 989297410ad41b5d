import { MandateError } from "../lib/error.ts";
import type { Allocation } from "./allocation.ts";
import { allocate, type Proportional } from "./method.ts";
import { plurality, type Winners } from "./plurality.ts";

export interface Candidate {
  candidate: string;
  name: string | null;
  party: string | null;
  votes: number | null;
}

/** One contest as one or more tabulations have it. */
export interface ContestResult {
  contest: string;
  /** Places it lies in, widest first. */
  regions: readonly string[];
  /** Seats it fills. */
  seats: number;
  /** Tabulations the figures come from. */
  sources: readonly string[];
  candidates: readonly Candidate[];
  /** Does it list every candidate, some of them, or the winner alone? */
  lists: "all" | "some" | "winners";
  /** Every station's sheet and every candidate is in it: arithmetic on it is exact. */
  complete: boolean;
  /** The leader could not change, whatever the sheets not in hand say. */
  settled: boolean;
}

/** A seat as a what-if counts it. */
export interface SeatHeld {
  contest: string;
  region: string | null;
  candidate: string | null;
  name: string | null;
  party: string | null;
  votes: number | null;
  /** False: who leads on the sheets in hand, which sheets not in hand could still change. */
  settled: boolean;
}

/** Who sits there, as far as the data names them. */
export const holderOf = ({
  name,
  candidate,
}: Pick<SeatHeld, "name" | "candidate">): string | null => name ?? candidate;

export interface OpenSeats {
  contest: string;
  seats: number;
  why: NonNullable<Winners["undecided"]> | "annulled";
}

export interface ContestSeats {
  held: SeatHeld[];
  open: OpenSeats[];
}

const openSeats = (
  { contest, seats }: ContestResult,
  filled: number,
  why: OpenSeats["why"] | undefined,
): OpenSeats[] =>
  filled < seats ? [{ contest, seats: seats - filled, why: why ?? "no-candidate" }] : [];

const byPlurality = (result: ContestResult): ContestSeats => {
  const { elected, undecided } = plurality(result.candidates, result.seats);
  const byId = new Map(result.candidates.map((one) => [one.candidate, one]));
  const held = elected.map(({ candidate, party, votes }) => ({
    contest: result.contest,
    region: result.regions[0] ?? null,
    candidate,
    name: byId.get(candidate)?.name ?? null,
    party,
    votes,
    settled: result.settled,
  }));
  return { held, open: openSeats(result, held.length, undecided) };
};

const partyVotes = ({ candidates }: ContestResult): { party: string; votes: number }[] => {
  const sums = new Map<string, number>();
  for (const { candidate, party, votes } of candidates) {
    const list = party ?? candidate;
    sums.set(list, (sums.get(list) ?? 0) + (votes ?? 0));
  }
  return Array.from(sums, ([party, votes]) => ({ party, votes }));
};

const listSeats = (result: ContestResult, { seats }: Allocation): SeatHeld[] =>
  seats.flatMap(({ party, seats }) =>
    Array.from({ length: seats }, () => ({
      contest: result.contest,
      region: result.regions[0] ?? null,
      candidate: null,
      name: null,
      party,
      votes: null,
      // A list's seats turn on every other list's votes: only complete figures fix them.
      settled: result.complete,
    })),
  );

/** More seats than any contest fills; averages are ranked one by one. */
const MOST_SEATS = 10_000;

const tooManySeats = ({ contest, seats }: ContestResult): MandateError =>
  new MandateError({
    code: "seats/too-many-seats",
    kind: "limit",
    message: `${contest} fills ${seats} seats; at most ${MOST_SEATS} are shared out by lists`,
    fix: "Check seats: of this contest in the descriptor.",
  });

const byLists = (result: ContestResult, rule: Proportional): ContestSeats => {
  if (result.seats > MOST_SEATS) throw tooManySeats(result);
  const unknown = result.candidates.some(({ votes }) => votes === null);
  if (unknown) return { held: [], open: openSeats(result, 0, "votes-unknown") };
  const allocation = allocate({ ...rule, lists: partyVotes(result), seats: result.seats });
  const held = listSeats(result, allocation);
  return { held, open: openSeats(result, held.length, allocation.tie ? "tie" : "no-votes") };
};

/**
 * Who holds the seats of a contest: first past the post, or in proportion by party where a rule is given and
 * the contest fills several seats. Ties and unknown votes leave seats open.
 */
export const seatsOfContest = (result: ContestResult, rule?: Proportional): ContestSeats =>
  rule && result.seats > 1 && result.lists !== "winners"
    ? byLists(result, rule)
    : byPlurality(result);
