import type { Macro } from "../../model/macro.ts";
import { tabA, tabB } from "./parameters.ts";

/**
 * Names that merely look alike are never joined here: a person confirms them in the descriptor's `names`. A party joins
 * two labels only where it has one candidate in the contest on both sides, and never where it stands for independents.
 */
const candidatePairs: Macro = {
  name: "candidate_pairs",
  kind: "table",
  parameters: [tabA, tabB],
  meaning: "Which candidate of one tabulation is which of another, contest by contest",
  columns: [
    { name: "contest", meaning: "the seat" },
    { name: "candidate_a", meaning: "in the first; NULL if only the second lists one" },
    { name: "candidate_b", meaning: "in the second; NULL if only the first lists one" },
    { name: "party", meaning: "party id; NULL if none is known" },
    { name: "matched_by", meaning: "id, party, or NULL where there is no match" },
  ],
  sql: `
    with a as (select contest, candidate, party from candidates where tabulation = tab_a),
    b as (select contest, candidate, party from candidates where tabulation = tab_b),
    by_id as (select a.contest, candidate, coalesce(a.party, b.party) as party from a join b using (contest, candidate)),
    rest_a as (select * from a anti join by_id using (contest, candidate)),
    rest_b as (select * from b anti join by_id using (contest, candidate)),
    alone as (select party from parties where counts = 'independents'),
    one_a as (
      select contest, party, any_value(candidate) as candidate_a from rest_a
      where party is not null and party not in (select party from alone)
      group by contest, party having count(*) = 1),
    one_b as (
      select contest, party, any_value(candidate) as candidate_b from rest_b
      where party is not null and party not in (select party from alone)
      group by contest, party having count(*) = 1),
    by_party as (select contest, candidate_a, candidate_b, party from one_a join one_b using (contest, party)
      where not exists (select 1 from by_id i where i.contest = one_a.contest and i.party = one_a.party))
    select contest, candidate as candidate_a, candidate as candidate_b, party, 'id' as matched_by from by_id
    union all select contest, candidate_a, candidate_b, party, 'party' from by_party
    union all select contest, candidate, null, party, null from rest_a r
      where not exists (select 1 from by_party p where p.contest = r.contest and p.candidate_a = r.candidate)
    union all select contest, null, candidate, party, null from rest_b r
      where not exists (select 1 from by_party p where p.contest = r.contest and p.candidate_b = r.candidate)`,
  example: "select * from candidate_pairs('form-45', 'form-47') where matched_by = 'party'",
};

export const pairMacros: readonly Macro[] = [candidatePairs];
