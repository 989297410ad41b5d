import type { Macro } from "../../model/macro.ts";
import { tab, tabA, tabB } from "./parameters.ts";

const contradictions: Macro = {
  name: "contradictions",
  kind: "table",
  parameters: [
    tabA,
    tabB,
    {
      name: "most_voters",
      meaning: "most voters a station can have, as an assumption; NULL for none",
      default: "null",
    },
  ],
  meaning:
    "Sheets against a declared result: votes in hand beyond what is declared, and what each missing station would have to supply",
  columns: [
    { name: "contest", meaning: "the seat" },
    {
      name: "candidate_a",
      meaning: "candidate on the sheets; NULL on the row of all listed candidates",
    },
    {
      name: "candidate_b",
      meaning: "candidate as declared; NULL on the row of all listed candidates",
    },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "in_hand", meaning: "votes on the sheets in hand, each station once" },
    {
      name: "declared",
      meaning: "votes declared; for all together the declared valid votes or votes cast",
    },
    { name: "beyond", meaning: "votes in hand that exceed the declared; 0 if none" },
    { name: "stations_missing", meaning: "stations without a sheet; NULL if unknown" },
    { name: "to_supply", meaning: "votes the missing stations would have to supply; 0 if none" },
    {
      name: "per_missing_station",
      meaning:
        "the same at each missing station, on average, rounded; NULL if unknown or none is missing",
    },
    { name: "missing_max", meaning: "most votes the missing stations could hold; NULL if unknown" },
    {
      name: "contradicts",
      meaning:
        "TRUE where both cannot be right, FALSE where they can, NULL where what is missing leaves it open",
    },
  ],
  sql: `
    with hand as (
      select contest, candidate, sum(votes_low)::bigint as votes, bool_or(votes_high is distinct from votes_low) as unsure
      from station_votes(tab_a) group by contest, candidate),
    said as (
      select contest, candidate, sum(votes)::bigint as votes from votes
      where tabulation = tab_b group by contest, candidate having count(*) = count(votes)),
    one as (
      select p.contest, p.candidate_a, p.candidate_b, p.party, h.votes as in_hand, s.votes as declared, h.unsure
      from candidate_pairs(tab_a, tab_b) p
        join hand h on h.contest = p.contest and h.candidate = p.candidate_a
        join said s on s.contest = p.contest and s.candidate = p.candidate_b),
    total_said as (
      select contest, sum(coalesce(valid, issued))::bigint as votes from sheets
      where tabulation = tab_b group by contest having count(*) = count(coalesce(valid, issued))),
    all_ as (
      select contest, null as candidate_a, null as candidate_b, null as party, sum(h.votes)::bigint as in_hand,
        any_value(t.votes) as declared, true as unsure
      from hand h join total_said t using (contest) group by contest),
    shared_ as (select * from one union all select * from all_),
    known as (
      select b.*, greatest(in_hand - declared, 0) as beyond, greatest(declared - in_hand, 0) as to_supply,
        s.stations_missing,
        case when s.stations_missing = 0 then 0
          else least(s.missing_max, s.stations_missing * most_voters::bigint) end as missing_max
      from shared_ b join contest_sheets(tab_a) s using (contest))
    select contest, candidate_a, candidate_b, party, in_hand, declared, beyond, stations_missing, to_supply,
      case when stations_missing > 0 and to_supply > 0
        then round(to_supply / stations_missing)::bigint end as per_missing_station,
      missing_max,
      case when beyond > 0 then true
        when to_supply = 0 then false
        when unsure then null
        when to_supply > missing_max then true
        when to_supply <= missing_max then false end as contradicts
    from known order by contest, declared desc`,
  example: "select * from contradictions('form-45', 'form-47') where contradicts",
};

/**
 * Ranks by arithmetic alone. Worst: rivals overtake in the cheapest order, out of one pool of missing votes they must
 * share; best: the whole pool is one's own. Candidates no sheet lists can only push a rank down.
 */
const missingCouldChange: Macro = {
  name: "missing_could_change",
  kind: "table",
  parameters: [tab],
  meaning:
    "What the missing sheets of each contest could change: who can still win, and each candidate's best and worst rank",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate", meaning: "see candidates" },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "in_hand", meaning: "votes on the sheets in hand, each station once" },
    { name: "stations_missing", meaning: "stations without a sheet; NULL if unknown" },
    {
      name: "missing_max",
      meaning: "most votes the missing and illegible sheets could hold; NULL if unknown",
    },
    {
      name: "needs",
      meaning:
        "votes among the missing that would put the candidate level with the leader; 0 for the leader",
    },
    {
      name: "needs_per_station",
      meaning: "the same at each missing station, rounded up; NULL if none is known missing",
    },
    {
      name: "can_win",
      meaning: "TRUE if the missing could make or keep it first, FALSE if not, NULL if unknown",
    },
    {
      name: "surely_wins",
      meaning:
        "TRUE if nothing missing could change that it is first, FALSE if it could or it is not, NULL if unknown",
    },
    { name: "rank_best", meaning: "best rank possible; NULL if unknown" },
    { name: "rank_worst", meaning: "worst rank possible; NULL if unknown" },
  ],
  sql: `
    with hand as (
      select contest, candidate, sum(votes_low)::bigint as low,
        bool_or(votes_high is null) as illegible, sum(votes_high - votes_low)::bigint as spread
      from station_votes(tab) group by contest, candidate),
    unread as (select contest, bool_or(illegible) as illegible, sum(spread)::bigint as spread from hand group by contest),
    pool as (
      select s.contest, s.stations_missing, s.votes_in_hand,
        case when not u.illegible then s.missing_max + u.spread end as pool,
        t.lists_candidates,
        x.valid
      from contest_sheets(tab) s join unread u using (contest)
        left join (
          select contest, case when count(*) = count(valid) then sum(valid)::bigint end as valid
          from sheets where tabulation = tab group by contest) x using (contest)
        cross join (select lists_candidates from tabulations where tabulation = tab) t),
    one as (
      select h.contest, h.candidate, h.low, p.pool, p.stations_missing,
        max(low) over (partition by contest) as lead,
        case p.lists_candidates when 'all' then 0
          when 'some' then (case when p.valid < p.votes_in_hand then 0 else p.valid - p.votes_in_hand end) end as unlisted
      from hand h join pool p using (contest)),
    rivals as (
      select c.contest, c.candidate, r.candidate as rival, r.low as rival_low, c.pool,
        greatest(c.low - r.low + 1, 0) as deficit
      from one c join one r on r.contest = c.contest and r.candidate <> c.candidate),
    spent as (
      select *, sum(deficit) over (partition by contest, candidate order by deficit, rival) as cost from rivals),
    ranked as (
      select o.contest, o.candidate, o.low, o.pool, o.stations_missing, o.lead, o.unlisted,
        case when o.pool is not null then
          1 + count(*) filter (s.rival is not null and s.rival_low > o.low + o.pool) end as rank_best,
        case when o.pool is not null then
          1 + count(*) filter (s.rival is not null and s.cost <= o.pool) end as rank_listed
      from one o left join spent s on s.contest = o.contest and s.candidate = o.candidate
      group by o.contest, o.candidate, o.low, o.pool, o.stations_missing, o.lead, o.unlisted),
    judged as (
      select *, case when unlisted is not null
        then rank_listed + (case when unlisted = 0 then 0 else (unlisted + pool) // (low + 1) end) end as rank_worst
      from ranked)
    select j.contest, j.candidate, c.party, j.low as in_hand, j.stations_missing, j.pool as missing_max,
      j.lead - j.low as needs,
      case when j.stations_missing > 0
        then (j.lead - j.low + j.stations_missing - 1) // j.stations_missing end as needs_per_station,
      j.rank_best = 1 as can_win,
      case when j.rank_best > 1 or j.rank_listed > 1 then false when j.rank_worst = 1 then true end as surely_wins,
      j.rank_best, j.rank_worst
    from judged j left join candidates c
      on c.tabulation = tab and c.contest = j.contest and c.candidate = j.candidate
    order by j.contest, j.low desc, j.candidate`,
  example: "select * from missing_could_change('form-45') where can_win and needs > 0",
};

const seatsRange: Macro = {
  name: "seats_range",
  kind: "table",
  parameters: [tab],
  meaning: "Fewest and most contests each party could have won, whatever the missing sheets hold",
  columns: [
    { name: "party", meaning: "party id; NULL for all whose party is not known" },
    { name: "seats_low", meaning: "contests nothing missing could take from it" },
    { name: "leads", meaning: "contests it leads on the sheets in hand" },
    { name: "seats_high", meaning: "contests it leads or could still win; those left open count" },
  ],
  sql: `
    select party, count(distinct contest) filter (surely_wins) as seats_low,
      count(distinct contest) filter (needs = 0) as leads,
      count(distinct contest) filter (can_win is distinct from false) as seats_high
    from missing_could_change(tab) group by party order by leads desc, party`,
  example: "select * from seats_range('form-45')",
};

/** What arithmetic settles before any statistic is needed. */
export const contradictionMacros: readonly Macro[] = [
  contradictions,
  missingCouldChange,
  seatsRange,
];
