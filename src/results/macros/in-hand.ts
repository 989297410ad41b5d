import type { Macro } from "../../model/macro.ts";
import { tab } from "./parameters.ts";

/** A station with several sheets counts once: at least the fewest votes on any of them, at most the most. */
const stationVotes: Macro = {
  name: "station_votes",
  kind: "table",
  parameters: [tab],
  meaning: "Each candidate's votes at each station, a station with several sheets counted once",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "station", meaning: "see stations; NULL on a contest's own return" },
    { name: "candidate", meaning: "see candidates" },
    { name: "votes_low", meaning: "fewest votes any of its sheets gives; 0 where illegible" },
    { name: "votes_high", meaning: "most votes any of its sheets gives; NULL where illegible" },
    { name: "sheets", meaning: "sheets of this station" },
  ],
  sql: `
    select s.contest, s.station, v.candidate, min(coalesce(v.votes, 0))::bigint as votes_low,
      case when count(*) = count(v.votes) then max(v.votes)::bigint end as votes_high,
      count(*) as sheets
    from sheets s join votes v on v.tabulation = tab and v.sheet = s.sheet
    where s.tabulation = tab
    group by s.contest, s.station, v.candidate`,
  example: "select * from station_votes('form-45') where sheets > 1",
};

/** A sheet whose every count is 0 or blank says nothing yet: its station counts as missing. */
const contestSheets: Macro = {
  name: "contest_sheets",
  kind: "table",
  parameters: [tab],
  meaning: "What is in hand of each contest, and the most its missing stations could add",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "stations_expected", meaning: "polling stations it has; NULL if unknown" },
    {
      name: "stations_in_hand",
      meaning: "stations with a sheet that holds a vote; NULL if unknown",
    },
    { name: "stations_missing", meaning: "stations without; NULL if unknown" },
    { name: "votes_in_hand", meaning: "votes of the listed candidates on those sheets" },
    { name: "registered", meaning: "voters on the contest's roll; NULL if unknown" },
    { name: "missing_max", meaning: "most votes the missing stations could hold; NULL if unknown" },
    { name: "whole", meaning: "TRUE where the contest's own return is in the tabulation" },
  ],
  sql: `
    with station as (
      select contest, station, sum(votes_low)::bigint as votes from station_votes(tab) group by contest, station),
    roll as (
      select contest, station, max(registered) as registered,
        max(coalesce(issued, valid + coalesce(rejected, 0), valid)) as cast_
      from sheets where tabulation = tab group by contest, station),
    hand as (
      select s.contest, count(*) filter (s.votes > 0 and s.station is not null) as stations_in_hand,
        count(*) filter (s.station is not null) as stations_listed,
        coalesce(bool_or(s.station is null), false) as whole, sum(s.votes)::bigint as votes_in_hand,
        sum(greatest(s.votes, coalesce(case when s.station is not null then r.registered end, r.cast_, 0)))
          filter (s.votes > 0)::bigint as voters
      from station s left join roll r on r.contest = s.contest and r.station is not distinct from s.station
      group by s.contest),
    counted as (
      select c.contest, c.stations_expected, c.registered, t.lists_stations = 'all' as every,
        case when coalesce(h.whole, false) then c.stations_counted
          else coalesce(c.stations_counted, h.stations_in_hand, 0) end as stations_in_hand,
        coalesce(h.stations_listed, 0) as stations_listed, coalesce(h.votes_in_hand, 0) as votes_in_hand,
        coalesce(h.voters, 0) as voters, coalesce(h.whole, false) as whole
      from contests c cross join (select lists_stations from tabulations where tabulation = tab) t
        left join hand h using (contest) where c.tabulation = tab),
    missing as (
      select *, case when every and whole then 0 when every then stations_listed - stations_in_hand
        when stations_expected < stations_in_hand then 0
        else stations_expected - stations_in_hand end as stations_missing from counted)
    select contest, stations_expected, stations_in_hand, stations_missing, votes_in_hand, registered,
      case when stations_missing = 0 then 0 when registered < voters then 0 else registered - voters end as missing_max, whole
    from missing`,
  example: "select contest, stations_missing from contest_sheets('form-45')",
};

/** What is in hand, before anything is concluded from it. */
export const inHandMacros: readonly Macro[] = [stationVotes, contestSheets];
