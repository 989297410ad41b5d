import type { Macro } from "../model/macro.ts";

/**
 * Who a coalition needs. Open seats could fall to anybody, so that an answer they could turn is NULL; the house is
 * the one `seats_won` makes.
 */
const neededIn: Macro = {
  name: "needed_in",
  kind: "table",
  parameters: [
    { name: "tab", meaning: "a tabulation", names: "tabulation" },
    { name: "bloc", meaning: "a list of parties", names: "party" },
    { name: "on_date", meaning: "a date, as date '2024-02-28'" },
  ],
  meaning: "Which members a coalition needs for a majority of the general seats, and which not",
  columns: [
    { name: "party", meaning: "a member" },
    { name: "seats", meaning: "its seats" },
    { name: "together", meaning: "seats of all members" },
    { name: "without", meaning: "seats of the others" },
    { name: "majority", meaning: "more than half of the general seats" },
    { name: "open", meaning: "general seats the tabulation leaves open" },
    {
      name: "needed",
      meaning:
        "TRUE: a majority with it, none without; FALSE: the others have one, or not even all do; else NULL",
    },
    {
      name: "surplus",
      meaning: "TRUE: the others have a majority without it; FALSE: they cannot; else NULL",
    },
  ],
  sql: `
    with won as (select party, sum(seats)::bigint as seats from seats_won(tab) group by party),
    house as (
      select ch.general, ch.general // 2 + 1 as majority
      from chambers ch join tabulations t on t.tabulation = tab and ch.chamber = t.chamber
      where coalesce(ch."from", date '0001-01-01') <= on_date and on_date <= coalesce(ch."to", date '9999-12-31')),
    sums as (
      select coalesce(sum(seats) filter (list_contains(bloc, party)), 0)::bigint as together,
        coalesce(sum(seats), 0)::bigint as declared
      from won),
    members as (select distinct unnest(bloc) as party),
    parts as (
      select m.party, coalesce(w.seats, 0) as seats, s.together, s.together - coalesce(w.seats, 0) as without,
        h.majority, greatest(h.general - s.declared, 0) as open
      from members m left join won w on w.party = m.party cross join sums s cross join house h)
    select *,
      case when together >= majority and without + open < majority then true
        when without >= majority or together + open < majority then false end as needed,
      case when without >= majority then true when without + open < majority then false end as surplus
    from parts order by seats desc, party`,
  example:
    "select party, needed as holds from needed_in('form-47', ['PML-N', 'PPP'], date '2024-02-28')",
};

/** Portfolios in proportion to seats (Gamson 1961): whole numbers beside the fraction, so that checks stay exact. */
const gamson: Macro = {
  name: "gamson",
  kind: "table",
  parameters: [
    { name: "tab", meaning: "a tabulation", names: "tabulation" },
    { name: "bloc", meaning: "a list of parties", names: "party" },
    { name: "portfolios", meaning: "how many portfolios the parties share" },
  ],
  meaning:
    "Portfolios in proportion to the general seats each partner brings (Gamson's proportion)",
  columns: [
    { name: "party", meaning: "a partner" },
    { name: "seats", meaning: "its seats" },
    { name: "together", meaning: "seats of all partners" },
    { name: "at_least", meaning: "its proportion, rounded down; NULL where nobody has a seat" },
    { name: "at_most", meaning: "its proportion, rounded up; NULL likewise" },
    { name: "proportional", meaning: "its proportion as a fraction of portfolios; NULL likewise" },
  ],
  sql: `
    with won as (select party, sum(seats)::bigint as seats from seats_won(tab) group by party),
    partners as (
      select m.party, coalesce(w.seats, 0)::bigint as seats
      from (select distinct unnest(bloc) as party) m left join won w on w.party = m.party),
    summed as (select *, sum(seats) over ()::bigint as together from partners)
    select party, seats, together,
      case when together > 0 then portfolios * seats // together end as at_least,
      case when together > 0 then (portfolios * seats + together - 1) // together end as at_most,
      case when together > 0 then portfolios * seats / together end as proportional
    from summed order by seats desc, party`,
  example:
    "select party, at_least > 1 as holds from gamson('form-47', ['PML-N', 'PPP', 'MQM-P'], 20) where party = 'MQM-P'",
};

/** The macros this stage brings. */
export const seatsMacros: readonly Macro[] = [neededIn, gamson];
