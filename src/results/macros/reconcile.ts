import type { Macro } from "../../model/macro.ts";
import { depth, tabA, tabB } from "./parameters.ts";

/** Sorted digits agree: the same figures in another order. */
const sameDigits = (a: string, b: string): string =>
  `list_sort(string_split(${a}::varchar, '')) = list_sort(string_split(${b}::varchar, ''))`;

const reconcileStations: Macro = {
  name: "reconcile",
  kind: "table",
  parameters: [tabA, tabB],
  meaning:
    "Every difference between two tabulations, station by station and candidate by candidate",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "station", meaning: "the station; NULL on a contest's own return" },
    { name: "candidate_a", meaning: "candidate as the first calls them" },
    { name: "candidate_b", meaning: "candidate as the second calls them" },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "votes_a", meaning: "votes in the first; NULL if not there or illegible" },
    { name: "votes_b", meaning: "votes in the second; NULL if not there or illegible" },
    { name: "difference", meaning: "second less first" },
    { name: "status", meaning: "differs, station only in a, station only in b, illegible" },
    {
      name: "likely",
      meaning: "columns swapped or digits transposed, where that would explain it; else NULL",
    },
  ],
  sql: `
    with a as (
      select s.contest, s.station, v.candidate as candidate_a, max(v.votes) as votes_a
      from sheets s join votes v on v.tabulation = tab_a and v.sheet = s.sheet
      where s.tabulation = tab_a group by all),
    b as (
      select s.contest, s.station, v.candidate as candidate_b, max(v.votes) as votes_b
      from sheets s join votes v on v.tabulation = tab_b and v.sheet = s.sheet
      where s.tabulation = tab_b group by all),
    at_a as (select distinct contest, station from a), at_b as (select distinct contest, station from b),
    shared_ as (select * from at_a x where exists (
      select 1 from at_b y where y.contest = x.contest and y.station is not distinct from x.station)),
    paired as (
      select p.contest, h.station, p.candidate_a, p.candidate_b, p.party, a.votes_a, b.votes_b
      from candidate_pairs(tab_a, tab_b) p join shared_ h using (contest)
        join a on a.contest = p.contest and a.station is not distinct from h.station and a.candidate_a = p.candidate_a
        join b on b.contest = p.contest and b.station is not distinct from h.station and b.candidate_b = p.candidate_b),
    judged as (
      select *, votes_b - votes_a as difference,
        case when votes_a is null and votes_b is null then null
          when votes_a is null or votes_b is null then 'illegible'
          when votes_a <> votes_b then 'differs' end as status
      from paired),
    differing as (
      select *, list({a: votes_a, b: votes_b}) over (partition by contest, station) as others
      from judged where status is not null),
    alone as (
      select a.contest, a.station, candidate_a, null as candidate_b, c.party, votes_a, null::bigint as votes_b,
        'station only in a' as status
      from a anti join at_b y on y.contest = a.contest and y.station is not distinct from a.station
        left join candidates c on c.tabulation = tab_a and c.contest = a.contest and c.candidate = candidate_a
      union all
      select b.contest, b.station, null, candidate_b, c.party, null, votes_b, 'station only in b'
      from b anti join at_a x on x.contest = b.contest and x.station is not distinct from b.station
        left join candidates c on c.tabulation = tab_b and c.contest = b.contest and c.candidate = candidate_b)
    select contest, station, candidate_a, candidate_b, party, votes_a, votes_b, difference, status,
      case when status = 'differs' and len(list_filter(others, lambda o: o.a = votes_b and o.b = votes_a)) > 0
          then 'columns swapped'
        when status = 'differs' and difference % 9 = 0 and ${sameDigits("votes_a", "votes_b")}
          then 'digits transposed' end as likely
    from differing
    union all
    select contest, station, candidate_a, candidate_b, party, votes_a, votes_b, null, status, null from alone`,
  example: "select status, count(*) from reconcile('preliminary', 'final') group by status",
};

const reconcileContests: Macro = {
  name: "reconcile_contests",
  kind: "table",
  parameters: [tabA, tabB],
  meaning:
    "Two tabulations contest by contest: votes, net by candidate, and whose result it changes",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate_a", meaning: "candidate as the first calls them; NULL if not there" },
    { name: "candidate_b", meaning: "candidate as the second calls them; NULL if not there" },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "votes_a", meaning: "votes in the first" },
    { name: "votes_b", meaning: "votes in the second" },
    { name: "difference", meaning: "second less first; NULL where one side lacks the candidate" },
    { name: "leads_a", meaning: "TRUE for who has most votes in the first" },
    { name: "leads_b", meaning: "TRUE for who has most votes in the second" },
    {
      name: "changes_result",
      meaning:
        "TRUE where one leads in the first and another in the second; NULL where the leaders are not matched, and could be one person spelt twice",
    },
    { name: "in_both", meaning: "FALSE where the contest is in one tabulation alone" },
  ],
  sql: `
    with a as (select contest, candidate, sum(votes)::bigint as votes from votes where tabulation = tab_a group by all),
    b as (select contest, candidate, sum(votes)::bigint as votes from votes where tabulation = tab_b group by all),
    held as (
      select contest, bool_or(side = 'a') and bool_or(side = 'b') as in_both
      from (select contest, 'a' as side from a union all select contest, 'b' from b) group by contest),
    paired as (
      select p.contest, p.candidate_a, p.candidate_b, p.party, a.votes as votes_a, b.votes as votes_b
      from candidate_pairs(tab_a, tab_b) p
        left join a on a.contest = p.contest and a.candidate = p.candidate_a
        left join b on b.contest = p.contest and b.candidate = p.candidate_b),
    led as (
      select *, votes_b - votes_a as difference,
        votes_a > 0 and votes_a = max(votes_a) over contest_ as leads_a,
        votes_b > 0 and votes_b = max(votes_b) over contest_ as leads_b
      from paired window contest_ as (partition by contest)),
    leaders as (
      select contest, bool_or(leads_a and leads_b) as same,
        any_value({other: candidate_b, party: party}) filter (leads_a) as in_a,
        any_value({other: candidate_a, party: party}) filter (leads_b) as in_b
      from led group by contest),
    alone as (select party from parties where counts = 'independents'),
    judged as (
      select contest,
        case when same then false
          when in_a.other is not null or in_b.other is not null then true
          when in_a.party <> in_b.party and in_a.party not in (select party from alone)
            and in_b.party not in (select party from alone) then true end as changes_result
      from leaders)
    select contest, candidate_a, candidate_b, party, votes_a, votes_b, difference, leads_a, leads_b,
      case when in_both then changes_result end as changes_result, in_both
    from led join held using (contest) join judged using (contest)
    order by contest, votes_b desc nulls last, votes_a desc nulls last`,
  example:
    "select distinct contest from reconcile_contests('form-45', 'form-47') where changes_result",
};

const reconcileRegions: Macro = {
  name: "reconcile_regions",
  kind: "table",
  parameters: [tabA, tabB, depth],
  meaning: "Two tabulations region by region, by candidate or party; depth 0 is the nation",
  columns: [
    {
      name: "regions",
      meaning: "the region and those it lies in, widest first; empty for the nation",
    },
    { name: "who", meaning: "party id, or the candidate where no party is known" },
    { name: "votes_a", meaning: "votes in the first" },
    { name: "votes_b", meaning: "votes in the second" },
    { name: "difference", meaning: "second less first; NULL where one side has none" },
  ],
  sql: `
    with place as (
      select tabulation, contest, station, regions[1:depth] as regions from stations
      where tabulation in (tab_a, tab_b)
      union all
      select tabulation, contest, null, regions[1:depth] from contests where tabulation in (tab_a, tab_b)),
    summed as (
      select v.tabulation, coalesce(p.regions, []) as regions, coalesce(c.party, v.candidate) as who,
        sum(v.votes)::bigint as votes
      from votes v
        join sheets s on s.tabulation = v.tabulation and s.sheet = v.sheet
        left join place p on p.tabulation = s.tabulation and p.contest = s.contest
          and p.station is not distinct from s.station
        left join candidates c on c.tabulation = v.tabulation and c.contest = v.contest and c.candidate = v.candidate
      where v.tabulation in (tab_a, tab_b) group by all)
    select regions, who, max(votes) filter (tabulation = tab_a) as votes_a,
      max(votes) filter (tabulation = tab_b) as votes_b, votes_b - votes_a as difference
    from summed group by regions, who order by regions, who`,
  example: "select * from reconcile_regions('stations', 'districts', 1) where difference <> 0",
};

/** Two accounts of the same votes, in both directions. */
export const reconcileMacros: readonly Macro[] = [
  reconcileStations,
  reconcileContests,
  reconcileRegions,
];
