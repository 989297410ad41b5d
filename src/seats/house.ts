import {
  type ContestResult,
  holderOf,
  type OpenSeats,
  type SeatHeld,
  seatsOfContest,
} from "./contest.ts";
import { majorityOf } from "./game.ts";
import {
  countedForReserved,
  type Holding,
  type Join,
  type JoinWindow,
  partiesOn,
} from "./membership.ts";
import type { Proportional } from "./method.ts";
import type { Bloc, Parliament } from "./parliament.ts";
import {
  type GeneralSeats,
  type ReservedRule,
  type ReservedSeats,
  reservedSeats,
} from "./reserved.ts";

/** The chamber on the day looked at. */
export interface ChamberSize {
  general: number;
  reserved: number;
  /** Votes needed in the full house. */
  majority: number;
}

export interface HouseInput {
  contests: Iterable<ContestResult>;
  annulled: ReadonlySet<string>;
  chamber: ChamberSize;
  /** Day the house is looked at: who sits with whom. */
  date: string;
  joins: readonly Join[];
  /** Party labels that stand for candidates of no party. */
  independents: readonly string[];
  /** How contests of several seats are filled; absent: most votes win. */
  proportional?: Proportional | undefined;
  window?: Pick<JoinWindow, "gazette" | "days"> | undefined;
  reserved: readonly ReservedRule[];
}

/** One party's seats; `party` null gathers holders whose party is not known, who are never one bloc. */
export interface PartySeats {
  party: string | null;
  general: number;
  /** General seats that no missing sheet could change. */
  settled: number;
  reserved: number;
}

export interface House {
  chamber: ChamberSize;
  held: SeatHeld[];
  open: OpenSeats[];
  /** Most seats first, then by name. */
  parties: PartySeats[];
  /** General seats nobody is known to hold: undecided here, or not in the result at all. */
  generalOpen: number;
  /** Reserved seats not given to anybody. */
  reservedOpen: number;
  reserved: ReservedSeats[];
  late: ReturnType<typeof countedForReserved>["late"];
}

const holdingOf = (seat: SeatHeld): Holding => ({
  contest: seat.contest,
  holder: holderOf(seat),
  party: seat.party,
});

const shareReserved = (held: readonly SeatHeld[], input: HouseInput) => {
  const { reserved, window, joins, independents } = input;
  const holdings = held.map(holdingOf);
  const counted = window
    ? countedForReserved(holdings, joins, { ...window, independents })
    : { holdings, late: [] };
  const general: GeneralSeats[] = counted.holdings.flatMap(({ party }, index) =>
    party === null || independents.includes(party)
      ? []
      : [{ party, region: held[index].region, seats: 1 }],
  );
  return {
    shares: reserved.flatMap((rule) => reservedSeats(general, rule)),
    late: counted.late,
  };
};

const tally = (held: readonly SeatHeld[], shares: readonly ReservedSeats[]): PartySeats[] => {
  const rows = new Map<string | null, PartySeats>();
  const rowOf = (party: string | null): PartySeats => {
    const row = rows.get(party) ?? { party, general: 0, settled: 0, reserved: 0 };
    rows.set(party, row);
    return row;
  };
  for (const { party, settled } of held) {
    const row = rowOf(party);
    row.general += 1;
    if (settled) row.settled += 1;
  }
  for (const { party, seats } of shares.flatMap(({ seats }) => seats))
    rowOf(party).reserved += seats;
  return [...rows.values()].sort(mostSeatsFirst);
};

const mostSeatsFirst = (a: PartySeats, b: PartySeats): number => {
  const difference = b.general + b.reserved - (a.general + a.reserved);
  return difference || ((a.party ?? "\uffff") < (b.party ?? "\uffff") ? -1 : 1);
};

/** The house a set of results makes, on a day: who holds which seat, the reserved seats, and what stays open. */
export const houseOf = (input: HouseInput): House => {
  const { contests, annulled, chamber, date, joins, proportional } = input;
  const all = Array.from(contests, (result) =>
    annulled.has(result.contest)
      ? {
          held: [],
          open: [{ contest: result.contest, seats: result.seats, why: "annulled" as const }],
        }
      : seatsOfContest(result, proportional),
  );
  const elected = all.flatMap(({ held }) => held);
  const { shares, late } = shareReserved(elected, input);
  const parties = partiesOn(elected.map(holdingOf), joins, date);
  const held = elected.map((seat, index) =>
    Object.assign({}, seat, { party: parties[index].party }),
  );
  const given = shares.flatMap(({ seats }) => seats).reduce((sum, { seats }) => sum + seats, 0);
  return {
    chamber,
    held,
    open: all.flatMap(({ open }) => open),
    parties: tally(held, shares),
    generalOpen: Math.max(0, chamber.general - held.length),
    reservedOpen: Math.max(0, chamber.reserved - given),
    reserved: shares,
    late,
  };
};

/** Which seats a majority is counted over: all of the house, or the general seats alone. */
export type Basis = "house" | "general";

/** The house as a voting game; independents and holders of unknown party each decide for themselves. */
export const parliamentOf = (
  { parties, chamber }: House,
  { independents, basis }: { independents: readonly string[]; basis: Basis },
): Parliament => ({
  quota: basis === "house" ? chamber.majority : majorityOf(chamber.general),
  blocs: parties
    .map(({ party, general, reserved }): Bloc => {
      const seats = basis === "house" ? general + reserved : general;
      const alone = party === null || independents.includes(party);
      return { id: party ?? "?", seats: alone ? 1 : seats, units: alone ? seats : 1 };
    })
    .filter(({ seats, units }) => seats * units > 0),
});
