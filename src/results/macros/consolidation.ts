import type { Macro } from "../../model/macro.ts";
import { tabA, tabB } from "./parameters.ts";

const consolidationIssues: Macro = {
  name: "consolidation_issues",
  kind: "table",
  parameters: [tabA, tabB],
  meaning: "Where sheets and the result made of them part, in words",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate_a", meaning: "candidate on the sheets; NULL where it is about the contest" },
    {
      name: "issue",
      meaning: "beyond-declared, beyond-missing, sum-differs, winner-differs, only-in-a, only-in-b",
    },
    {
      name: "severity",
      meaning: "error: both cannot be right; warning: they differ; note: worth a look",
    },
    { name: "words", meaning: "what is the matter, in words" },
  ],
  sql: `
    with against as (select * from contradictions(tab_a, tab_b)),
    contest_ as (
      select contest, any_value(in_both) as in_both, any_value(changes_result) as changes,
        any_value(candidate_a) filter (leads_a) as first_a, any_value(candidate_b) filter (leads_b) as first_b,
        max(votes_a) as most_a
      from reconcile_contests(tab_a, tab_b) group by contest)
    select contest, candidate_a, 'beyond-declared' as issue, 'error' as severity,
      coalesce(candidate_a, 'The listed candidates together') || ': ' || in_hand || ' votes on the sheets in hand, '
        || beyond || ' more than the ' || declared || ' declared: both cannot be right' as words
    from against where beyond > 0
    union all
    select contest, candidate_a, 'beyond-missing', 'error',
      candidate_a || ': ' || to_supply || ' of the ' || declared || ' votes declared are on no sheet in hand, and the missing '
        || stations_missing || ' stations can hold ' || missing_max || ' at most: both cannot be right'
    from against where beyond = 0 and contradicts and candidate_a is not null
    union all
    select contest, candidate_a, 'sum-differs', 'warning',
      candidate_a || ': ' || to_supply || ' of the ' || declared || ' votes declared are on no sheet in hand; the '
        || coalesce(stations_missing::varchar, 'unknown number of') || ' missing stations would have to supply them'
        || coalesce(' (' || per_missing_station || ' each)', '')
    from against where to_supply > 0 and contradicts is distinct from true and candidate_a is not null
    union all
    select contest, null, 'winner-differs', 'warning',
      coalesce(first_a, 'nobody') || ' leads on the sheets in hand, ' || coalesce(first_b, 'nobody') || ' as declared'
    from contest_ where in_both and changes
    union all
    select contest, null, case when most_a is null then 'only-in-b' else 'only-in-a' end, 'note',
      'The contest is in ' || (case when most_a is null then tab_b else tab_a end) || ' alone'
    from contest_ where not in_both`,
  example: "select * from consolidation_issues('form-45', 'form-47') where severity = 'error'",
};

export const consolidationMacros: readonly Macro[] = [consolidationIssues];
