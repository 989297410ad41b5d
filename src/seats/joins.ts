import { MandateError } from "../lib/error.ts";
import { type ContestResult, holderOf, type SeatHeld, seatsOfContest } from "./contest.ts";
import type { Join } from "./membership.ts";

const whichHolder = (contest: string): MandateError =>
  new MandateError({
    code: "seats/which-holder",
    message: `a join names ${contest}, which does not have exactly one holder in the declared result`,
    fix: "Give the person's name as the data writes it.",
  });

type Contests = ReadonlyMap<string, ContestResult>;

const holdersIn = (contests: Contests, contest: string): SeatHeld[] => {
  const result = contests.get(contest);
  return result ? seatsOfContest(result).held : [];
};

interface Bind {
  declared: Contests;
  after: Contests;
  independents: readonly string[];
}

/** The same candidate under another tabulation's spelling: a party has one candidate in a contest, independents many. */
const namesakes = (one: SeatHeld, { after, independents }: Bind): SeatHeld[] =>
  one.party === null || independents.includes(one.party)
    ? []
    : holdersIn(after, one.contest).filter(({ party }) => party === one.party);

const bind = (join: Join, input: Bind): Join[] => {
  if (join.contest === undefined || join.holder !== undefined) return [join];
  const held = holdersIn(input.declared, join.contest);
  if (held.length !== 1) throw whichHolder(join.contest);
  const names = [held[0], ...namesakes(held[0], input)].map(holderOf);
  const { contest, party, from, to } = join;
  return Array.from(new Set(names), (name) => ({
    contest,
    holder: name ?? undefined,
    party,
    from,
    to,
  }));
};

/**
 * Moves given by seat, bound to whoever was declared to hold it: where a what-if gives the seat to somebody else, the
 * move is not theirs. Throws `seats/which-holder` for a seat with no holder, or several.
 */
export const bindJoins = (joins: readonly Join[], input: Bind): Join[] =>
  joins.flatMap((join) => bind(join, input));
