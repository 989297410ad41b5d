import type { Macro } from "../../model/macro.ts";
import { depth, tab } from "./parameters.ts";

/**
 * Combined ratio estimator of a stratified sample of stations with finite population correction (Cochran, Sampling
 * Techniques, 3rd ed., 6.11; the practice of quick counts, Mexico's COTECORA and NDI's handbook). The residual of a
 * station is its candidate's votes less the estimated share of its votes.
 */
const quickCount: Macro = {
  name: "quick_count",
  kind: "table",
  parameters: [
    {
      ...tab,
      meaning: "a tabulation whose sheets are a random sample of stations in each stratum",
    },
    {
      ...tab,
      name: "frame",
      meaning: "a tabulation that lists every station, for the size of each stratum",
    },
    depth,
  ],
  meaning:
    "Estimated share of each candidate from a stratified sample of stations, with a 95 % interval; NULL where a stratum with more stations has fewer than two in the sample. Assumes the sheets in hand are drawn at random within each stratum",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate", meaning: "see candidates" },
    { name: "share", meaning: "estimated share of the listed candidates' votes, in %" },
    { name: "low", meaning: "lower end of the 95 % interval, in %; NULL if it cannot be had" },
    { name: "high", meaning: "upper end of the 95 % interval, in %; NULL if it cannot be had" },
    { name: "stations", meaning: "stations in the sample" },
    { name: "of_stations", meaning: "stations in the frame" },
  ],
  sql: `
    with frame_ as (
      select contest, station, regions[1:depth] as stratum from stations where tabulation = frame),
    size as (select contest, stratum, count(*) as size from frame_ group by all),
    drawn as (
      select v.contest, f.stratum, v.station, v.candidate, v.votes_low as y,
        sum(v.votes_low) over (partition by v.contest, v.station) as x
      from station_votes(tab) v join frame_ f on f.contest = v.contest and f.station = v.station),
    seen as (
      select contest, stratum, size, count(distinct station) as n from size left join drawn using (contest, stratum)
      group by all),
    covered as (select contest, min(n) > 0 as every, sum(n) as n, sum(size) as size from seen group by contest),
    ratio as (
      select contest, candidate, sum(y * size / n) as total_y, sum(x * size / n) as total_x,
        sum(y * size / n) / nullif(sum(x * size / n), 0) as share
      from drawn join seen using (contest, stratum) group by all),
    spread as (
      select d.contest, d.candidate, stratum, any_value(size) as size, any_value(n) as n,
        case when any_value(n) > 1 then var_samp(d.y - r.share * d.x) end as variance
      from drawn d join seen using (contest, stratum) join ratio r on r.contest = d.contest and r.candidate = d.candidate
      group by all),
    error as (
      select contest, candidate,
        case when count(*) filter (size > n and variance is null) = 0
          then sqrt(sum(case when size > n then size * (size - n) / n * variance else 0 end)) end as se
      from spread group by all)
    select contest, candidate,
      case when every then round(100 * share, 6) end as share,
      case when every then round(100 * (share - 1.96 * se / total_x), 6) end as low,
      case when every then round(100 * (share + 1.96 * se / total_x), 6) end as high,
      n as stations, size as of_stations
    from ratio join error using (contest, candidate) join covered using (contest)
    order by contest, share desc, candidate`,
  example: "select * from quick_count('sample', 'final', 1)",
};

export const estimateMacros: readonly Macro[] = [quickCount];
