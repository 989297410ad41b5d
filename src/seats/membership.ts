/** First and last day, both included, as ISO dates; an absent end is open. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

/** ISO 8601 dates order as texts do. */
export const during = ({ from, to }: Period, date: string): boolean =>
  (from === undefined || from <= date) && (to === undefined || date <= to);

/** A seat and who holds it. */
export interface Holding {
  contest: string;
  /** Who was returned; null where the results do not say. */
  holder: string | null;
  /** Party at the election; null where the results do not say. */
  party: string | null;
}

/** Someone's move to a party, by name of the person, by the seat held, or by both. */
export interface Join extends Period {
  holder?: string | undefined;
  contest?: string | undefined;
  party: string;
}

export interface DatedAlliance {
  id: string;
  members: readonly ({ party: string } & Period)[];
}

/** Where a move names both the seat and its holder, both must be right. */
const isOf = (join: Join, { contest, holder }: Holding): boolean =>
  (join.contest !== undefined || join.holder !== undefined) &&
  (join.contest === undefined || join.contest === contest) &&
  (join.holder === undefined || join.holder === holder);

/** Of the moves open on a day, the latest begun. */
const latest = (moves: readonly Join[]): Join | undefined =>
  moves.toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? 1 : -1))[0];

/** The seats with the party each holder sat with on a day: the latest move open then, or the party elected for. */
export const partiesOn = (
  holdings: readonly Holding[],
  joins: readonly Join[],
  date: string,
): Holding[] =>
  holdings.map((holding) => {
    const move = latest(joins.filter((join) => isOf(join, holding) && during(join, date)));
    return move ? { ...holding, party: move.party } : holding;
  });

/** The alliances a party belonged to on a day; more than one where the case says so. */
export const alliancesOf = (
  party: string,
  alliances: readonly DatedAlliance[],
  date: string,
): string[] =>
  alliances
    .filter(({ members }) => members.some((one) => one.party === party && during(one, date)))
    .map(({ id }) => id);

/** The parties of an alliance on a day. */
export const membersOn = ({ members }: DatedAlliance, date: string): string[] =>
  members.filter((one) => during(one, date)).map(({ party }) => party);

const DAY = 86_400_000;

/**
 * The last day of a period of days that starts with a publication; the day of publication itself does not
 * count (in Pakistan, General Clauses Act 1897, s. 9).
 */
export const lastDay = (published: string, days: number): string =>
  new Date(Date.parse(`${published}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

export interface JoinWindow {
  /** Day the names of those returned were published: for all seats, or by contest. */
  gazette: string | Readonly<Record<string, string>>;
  /** Days in which a join still counts; 3 in Pakistan. */
  days: number;
  /** Labels of those elected for no party: the only holders whose join can count. */
  independents: readonly string[];
}

export interface Counted {
  /** Every seat with the party it counts for when reserved seats are shared out. */
  holdings: Holding[];
  /** Joins left out, and why, for the reader to see. */
  late: { contest: string; party: string; joined: string | null; lastDay: string | null }[];
}

const published = ({ gazette }: JoinWindow, contest: string): string | undefined =>
  typeof gazette === "string" ? gazette : gazette[contest];

/** The day of polling to the last legal day is one window: a join before publication is good on the day of it. */
const inTime = (join: Join, last: string | undefined): boolean =>
  last !== undefined &&
  join.from !== undefined &&
  join.from <= last &&
  (join.to === undefined || last <= join.to);

/**
 * Seats as they count for reserved seats: a party's own, and those of independents who joined it within the
 * legal days of the gazette (Constitution of Pakistan, Art. 51(6)(d) and (e), provisos; provinces: Art.
 * 106(3)(c)). A join later than that, undated, or of a seat whose publication is unknown does not count and is
 * listed; so is one by someone elected for a party.
 */
export const countedForReserved = (
  holdings: readonly Holding[],
  joins: readonly Join[],
  window: JoinWindow,
): Counted => {
  const late: Counted["late"] = [];
  const counted = holdings.map((holding) => {
    // To have been of one's own party all along is no move.
    const mine = joins.filter((join) => isOf(join, holding) && join.party !== holding.party);
    const day = published(window, holding.contest);
    const last = day === undefined ? undefined : lastDay(day, window.days);
    const free = holding.party !== null && window.independents.includes(holding.party);
    const good = free ? latest(mine.filter((join) => inTime(join, last))) : undefined;
    for (const join of mine.filter((join) => join !== good)) {
      const { from: joined = null, party } = join;
      late.push({ contest: holding.contest, party, joined, lastDay: last ?? null });
    }
    return good ? { ...holding, party: good.party } : holding;
  });
  return { holdings: counted, late };
};
