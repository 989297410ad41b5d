import type { Macro, MacroParameter } from "../model/macro.ts";

const tab: MacroParameter = { name: "tab", meaning: "a tabulation", names: "tabulation" };
const tabA: MacroParameter = { ...tab, name: "tab_a" };
const tabB: MacroParameter = { ...tab, name: "tab_b" };

/**
 * Sheets of a station that has one already: a photograph typed twice must not count twice. The first counts;
 * `sheet_issues` tells of the others, and where they disagree.
 */
const repeats = `
        select sheet from sheets where tabulation = tab and station is not null
        qualify row_number() over (partition by contest, station order by sheet) > 1`;

/**
 * What the sheets not in hand could still add to one candidate: nothing where none is missing; at most the voters
 * not yet accounted for where the roll is known; otherwise unknown. Voters at the stations in hand are taken
 * from their own rolls or, where the sheets do not give them, counted as those whose votes are listed.
 */
// Not greatest(x, 0): it passes over NULL, and would turn “unknown” into “none”.
const contestReach: Macro = {
  name: "contest_reach",
  kind: "table",
  parameters: [tab],
  meaning: "What a tabulation's missing stations and unlisted candidates could hold, by contest",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "stations_expected", meaning: "polling stations it has; NULL if unknown" },
    { name: "stations_counted", meaning: "stations whose sheets are in hand; NULL if unknown" },
    { name: "stations_missing", meaning: "stations whose sheets are not; NULL if unknown" },
    { name: "missing_max", meaning: "most votes the missing stations could hold; NULL if unknown" },
    {
      name: "unlisted_max",
      meaning: "most votes one unlisted candidate could have; NULL if unknown",
    },
  ],
  sql: `
    with tabulation_ as (select * from tabulations where tabulation = tab),
    listed as (
      select contest, sum(votes)::bigint as votes from votes
      where tabulation = tab and sheet not in (${repeats}) group by contest),
    returned as (
      select contest, count(distinct station) as stations, count(*) filter (station is null) as whole,
        case when count(*) = count(registered) then sum(registered)::bigint end as registered,
        case when count(*) = count(valid) then sum(valid)::bigint end as valid
      from sheets where tabulation = tab and sheet not in (${repeats}) group by contest),
    counted as (
      select c.contest, c.registered, c.stations_expected, l.votes, s.valid,
        case when s.whole = 0 then s.registered end as registered_in_hand,
        coalesce(c.stations_counted, case when s.whole = 0 then s.stations end) as stations_counted,
        t.lists_candidates, t.lists_stations
      from contests c cross join tabulation_ t
        left join listed l using (contest) left join returned s using (contest)
      where c.tabulation = tab),
    missing as (
      select *, case when lists_stations = 'all' then 0
        when stations_expected < stations_counted then 0
        else stations_expected - stations_counted end as stations_missing
      from counted),
    reach as (
      select *, case when stations_missing = 0 then 0
        when registered < coalesce(registered_in_hand, valid, votes, 0) then 0
        else registered - coalesce(registered_in_hand, valid, votes, 0) end as missing_max
      from missing)
    select contest, stations_expected, stations_counted, stations_missing, missing_max,
      case when lists_candidates <> 'some' then 0
        when valid < coalesce(votes, 0) then missing_max
        else valid - coalesce(votes, 0) + missing_max end as unlisted_max
    from reach`,
  example: "select contest, stations_missing, missing_max from contest_reach('form-45')",
};

const standings: Macro = {
  name: "standings",
  kind: "table",
  parameters: [tab],
  meaning: "Each candidate's votes and rank in each contest, with what bounds them",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate", meaning: "see candidates" },
    { name: "name", meaning: "candidate's name; NULL if not given" },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "party_label", meaning: "party as the data writes it" },
    { name: "votes", meaning: "votes on the sheets in hand, each station once" },
    { name: "rank", meaning: "place among those listed, on the sheets in hand; 1 is first" },
    { name: "votes_low", meaning: "fewest votes possible: those in hand" },
    { name: "votes_high", meaning: "most votes possible; NULL if not bounded" },
    { name: "rank_low", meaning: "best place possible" },
    { name: "rank_high", meaning: "worst place possible; NULL if not bounded" },
    { name: "stations_missing", meaning: "stations whose sheets are not in hand; NULL if unknown" },
    { name: "lists_candidates", meaning: "all, some or winners" },
  ],
  sql: `
    with sums as (
      select contest, candidate, coalesce(sum(votes), 0)::bigint as votes, bool_or(votes is null) as illegible
      from votes where tabulation = tab and sheet not in (${repeats}) group by contest, candidate),
    bounded as (
      select s.contest, s.candidate, s.votes, s.votes as votes_low,
        case when not s.illegible then s.votes + r.missing_max end as votes_high,
        r.stations_missing, r.unlisted_max, t.lists_candidates
      from sums s join contest_reach(tab) r using (contest)
        cross join (select lists_candidates from tabulations where tabulation = tab) t),
    ranked as (
      select *, rank() over (partition by contest order by votes desc) as rank,
        list(votes_low) over (partition by contest) as lows,
        list(coalesce(votes_high, 9223372036854775807)) over (partition by contest) as highs
      from bounded)
    select r.contest, r.candidate, c.name, c.party, c.party_label, r.votes, r.rank, r.votes_low, r.votes_high,
      1 + len(list_filter(r.lows, lambda other: other > coalesce(r.votes_high, 9223372036854775807))) as rank_low,
      case when r.lists_candidates = 'winners' then r.rank
        when r.unlisted_max <= r.votes_low then
          1 + len(list_filter(r.highs, lambda other: other > r.votes_low))
            - (case when coalesce(r.votes_high, 9223372036854775807) > r.votes_low then 1 else 0 end)
      end as rank_high,
      r.stations_missing, r.lists_candidates
    from ranked r left join candidates c
      on c.tabulation = tab and c.contest = r.contest and c.candidate = r.candidate
    order by r.contest, r.rank, r.candidate`,
  example: "select *, rank_low > 3 as holds from standings('form-45') where party = 'MQM-P'",
};

// Not by way of standings: whoever asks only who leads would wait for every bound to be planned and worked out.
const winners: Macro = {
  name: "winners",
  kind: "table",
  parameters: [tab],
  meaning: "The candidate with most votes in each contest, as a tabulation has it",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate", meaning: "see candidates" },
    { name: "name", meaning: "candidate's name; NULL if not given" },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "party_label", meaning: "party as the data writes it" },
    { name: "votes", meaning: "votes in hand" },
    { name: "tied", meaning: "TRUE where others have as many" },
    { name: "regions", meaning: "places the contest lies in, widest first" },
  ],
  sql: `
    with sums as (
      select contest, candidate, coalesce(sum(votes), 0)::bigint as votes
      from votes where tabulation = tab and sheet not in (${repeats}) group by contest, candidate),
    most as (select contest, max(votes) as votes from sums group by contest)
    select s.contest, s.candidate, d.name, d.party, d.party_label, s.votes,
      count(*) over (partition by s.contest) > 1 as tied, c.regions
    from sums s join most m on m.contest = s.contest and m.votes = s.votes
      join contests c on c.tabulation = tab and c.contest = s.contest
      left join candidates d on d.tabulation = tab and d.contest = s.contest and d.candidate = s.candidate
    order by s.contest, s.candidate`,
  example: "select party, count(*) from winners('form-47') group by party",
};

const seatsWon: Macro = {
  name: "seats_won",
  kind: "table",
  parameters: [tab],
  meaning: "Seats by party, as a tabulation has it; ties are left out",
  columns: [
    { name: "party", meaning: "party id; NULL for all whose party is not known" },
    { name: "seats", meaning: "contests it leads" },
  ],
  sql: "select party, count(*) as seats from winners(tab) where not tied group by party order by seats desc, party",
  example: "select seats = 93 as holds from seats_won('form-47') where party = 'PTI-backed'",
};

const changedWinners: Macro = {
  name: "changed_winners",
  kind: "table",
  parameters: [tabA, tabB],
  meaning: "The leader of each contest in two tabulations, and whether the party differs",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate_a", meaning: "who leads in the first" },
    { name: "party_a", meaning: "their party" },
    { name: "votes_a", meaning: "their votes" },
    { name: "candidate_b", meaning: "who leads in the second" },
    { name: "party_b", meaning: "their party" },
    { name: "votes_b", meaning: "their votes" },
    {
      name: "changed",
      meaning:
        "TRUE where the parties differ; NULL where one side lacks the contest, ties, or leaves it open who leads",
    },
  ],
  sql: `
    with a as (select * from winners(tab_a) where not tied),
      b as (select * from winners(tab_b) where not tied),
      alone as (select party from parties where counts = 'independents')
    select coalesce(a.contest, b.contest) as contest,
      a.candidate as candidate_a, a.party as party_a, a.votes as votes_a,
      b.candidate as candidate_b, b.party as party_b, b.votes as votes_b,
      case when a.party <> b.party then true
        when a.party = b.party and a.party not in (select party from alone) then false
        when a.candidate = b.candidate then false end as changed
    from a full join b on a.contest = b.contest
    order by 1`,
  example:
    "select count(*) filter (changed) >= 90 as holds from changed_winners('tally', 'form-47')",
};

/** Who leads where, and how far what is missing could change it. */
export const standingsMacros: readonly Macro[] = [
  contestReach,
  standings,
  winners,
  seatsWon,
  changedWinners,
];
