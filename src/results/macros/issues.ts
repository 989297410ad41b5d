import type { Macro } from "../../model/macro.ts";
import { tab } from "./parameters.ts";

/** An issue of one sheet: where it holds, how bad it is, and what to say. */
const onSheet = (issue: string, severity: string, words: string, when: string): string => `
    select contest, station, sheet, file, line, '${issue}' as issue, '${severity}' as severity, ${words} as words
    from j where ${when}`;

const nines = `case when (votes - valid) % 9 = 0 then ' (two digits in the wrong order would make such a difference)' else '' end`;

const sheetArithmetic = [
  onSheet(
    "votes-over-valid",
    "error",
    `'The candidates have ' || votes || ' votes together, more than the ' || valid || ' valid ones' || ${nines}`,
    "votes > valid",
  ),
  onSheet(
    "votes-under-valid",
    "error",
    `'The candidates have ' || votes || ' votes together, fewer than the ' || valid || ' valid ones' || ${nines}`,
    "votes < valid and unread = 0 and lists_candidates = 'all'",
  ),
  onSheet(
    "ballots-over-issued",
    "error",
    "valid || ' valid and ' || rejected || ' rejected votes are more than the ' || issued || ' ballots issued'",
    "valid + rejected > issued",
  ),
  onSheet(
    "ballots-under-issued",
    "warning",
    "valid || ' valid and ' || rejected || ' rejected votes are fewer than the ' || issued || ' ballots issued'",
    "valid + rejected < issued",
  ),
  onSheet(
    "more-votes-than-voters",
    "error",
    "cast_ || ' votes or ballots, with ' || registered || ' voters on the roll'",
    "cast_ > registered",
  ),
  onSheet(
    "all-zero",
    "warning",
    "'Every count of votes is 0 or blank'",
    "listed > 0 and coalesce(votes, 0) = 0",
  ),
  onSheet(
    "illegible",
    "note",
    "unread || ' of ' || listed || ' counts are blank or illegible'",
    "unread > 0 and votes > 0",
  ),
];

const repeats = [
  `select contest, station, sheet, file, line, 'duplicate-station', 'error',
      'Station ' || station || ' has ' || sheets || ' sheets, '
        || case when vectors = 1 then 'with the same votes' else 'with different votes' end
    from (select *, count(*) over w as sheets, len(list_distinct(list(vector) over w)) as vectors
      from j where station is not null window w as (partition by contest, station)) where sheets > 1`,
  // Small stations agree by chance; the words leave the judgement to a person.
  `select contest, station, sheet, file, line, 'repeated-votes', 'note',
      'The same votes for every candidate as at ' || (stations - 1) || ' other '
        || case when stations = 2 then 'station' else 'stations' end || ' of the contest, ' || votes || ' in all'
    from (select *, len(list_distinct(list(station) over w)) as stations
      from j where votes >= 50 and nonzero >= 2 and station is not null
      window w as (partition by contest, vector)) where stations > 1`,
];

const missing = [
  `select contest, number::varchar, null, null, null, 'station-missing', 'warning',
      'No sheet of station ' || number || ' of ' || expected
    from (select contest, expected, unnest(range(1, expected + 1)) as number from numbered) n
    where not exists (select 1 from numbers m where m.contest = n.contest and m.number = n.number)`,
  `select contest, station, null, null, null, 'station-missing', 'warning', 'No sheet of station ' || station || ', which ' || tabulation || ' lists'
    from (select distinct o.contest, o.station, o.tabulation from stations o join whole using (tabulation)) o
    where exists (select 1 from j where j.contest = o.contest)
      and not exists (select 1 from j where j.contest = o.contest and j.station = o.station)`,
  `select j.contest, j.station, sheet, file, line, 'station-unknown', 'warning', 'Station ' || j.station || ' is not among those ' || w.tabulation || ' lists'
    from j cross join whole w
    where j.station is not null
      and exists (select 1 from stations o where o.tabulation = w.tabulation and o.contest = j.contest)
      and not exists (select 1 from stations o where o.tabulation = w.tabulation and o.contest = j.contest and o.station = j.station)`,
  `select j.contest, j.station, sheet, file, line, 'station-unknown', 'warning', 'Station ' || j.station || ' lies beyond the ' || expected || ' the contest has'
    from j join numbered n using (contest) where try_cast(j.station as bigint) > expected`,
  `select contest, null, null, null, null, 'too-many-stations', 'error', stations || ' stations have a sheet, where the contest has ' || expected
    from (select contest, count(distinct station) as stations from j group by contest) join expected using (contest)
    where stations > expected`,
];

const consolidated = `
    select contest, station, sheet, file, line, 'rounded-total', 'warning',
      'Every candidate’s votes are what a share of ' || decimals || ' decimal places gives of ' || total
        || ' (chance about ' || printf('%.1e', chance) || ' that all are)'
    from (
      select j.contest, j.station, j.sheet, j.file, j.line, any_value(coalesce(j.valid, j.votes)) as total,
        max(pinned_decimals(v.votes, coalesce(j.valid, j.votes))) as decimals,
        count(*) = count(pinned_decimals(v.votes, coalesce(j.valid, j.votes))) as pinned,
        product(100 * 10.0 ** pinned_decimals(v.votes, coalesce(j.valid, j.votes)) / coalesce(j.valid, j.votes)) as chance
      from j join votes v on v.tabulation = tab and v.sheet = j.sheet
      where v.votes > 0 and coalesce(j.valid, j.votes) >= 100000
        and (j.valid is not null or lists_candidates = 'all')
      group by all)
    where pinned and chance < 0.001`;

const sheetIssues: Macro = {
  name: "sheet_issues",
  kind: "table",
  parameters: [tab],
  meaning: "What is wrong, or asks to be looked at, on each sheet of a tabulation",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "station", meaning: "the station; NULL where it is the contest's" },
    { name: "sheet", meaning: "see sheets; NULL where there is no sheet" },
    { name: "file", meaning: "file of the case" },
    { name: "line", meaning: "line of that file" },
    {
      name: "issue",
      meaning: "kind, such as votes-over-valid, duplicate-station, station-missing",
    },
    {
      name: "severity",
      meaning: "error: cannot be right; warning: should not be; note: worth a look",
    },
    { name: "words", meaning: "what is the matter, in words" },
  ],
  sql: `
    with v as (
      select sheet, sum(votes)::bigint as votes, count(*) as listed, count(*) - count(votes) as unread,
        count(*) filter (votes > 0) as nonzero, list({c: candidate, v: votes} order by candidate) as vector
      from votes where tabulation = tab group by sheet),
    j as (
      select s.*, v.* exclude (sheet), t.lists_candidates,
        greatest(s.issued, s.valid + s.rejected, s.valid, v.votes) as cast_
      from sheets s left join v using (sheet) cross join (select * from tabulations where tabulation = tab) t
      where s.tabulation = tab),
    expected as (
      select contest, stations_expected as expected from contests
      where tabulation = tab and stations_expected between 1 and 1000000),
    whole as (
      select o.tabulation from tabulations o join tabulations t on t.tabulation = tab
      where o.tabulation <> tab and o.lists_stations = 'all' and o.election = t.election
        and o.chamber is not distinct from t.chamber and o.level = 'station'),
    numbers as (select contest, try_cast(station as bigint) as number from j where station is not null),
    numbered as (
      select contest, expected from expected join numbers using (contest)
      group by contest, expected having count(*) = count(number) and min(number) >= 1)
    ${[...sheetArithmetic, ...repeats, ...missing, consolidated].join("\n    union all\n")}`,
  example: "select issue, count(*) from sheet_issues('form-45') group by issue",
};

const pinned = (decimals: number): string =>
  `when votes = round(total::decimal(18, 0) * round(100 * votes::decimal(18, 0) / total, ${decimals})::decimal(9, 4) / 100) then ${decimals}`;

const pinnedDecimals: Macro = {
  name: "pinned_decimals",
  kind: "scalar",
  parameters: [
    { name: "votes", meaning: "a candidate's votes" },
    { name: "total", meaning: "all valid votes" },
  ],
  meaning:
    "Decimal places, 0 to 2, of the rounded percentage that gives just these votes of that total; NULL if none does. By chance it does for about 1 in total / (100 × 10^places)",
  sql: `case ${[0, 1, 2].map(pinned).join("\n      ")} end`,
  example: "select pinned_decimals(5150092, 10058774) as places",
};

/** Checks of single sheets, and of the list of them. */
export const issueMacros: readonly Macro[] = [pinnedDecimals, sheetIssues];
