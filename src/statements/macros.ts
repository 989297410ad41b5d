import type { Macro } from "../model/macro.ts";

/**
 * What `originsOf` (origins.ts) counts, in SQL and for the statements of any query: groups that share an origin,
 * and so on from statement to statement. A test holds the two to the same answer.
 */
const independentOrigins: Macro = {
  name: "independent_origins",
  kind: "table",
  parameters: [{ name: "ids", meaning: "a list of statements", names: "statement" }],
  meaning:
    "What statements go back to, one row an independent origin; what repeats another counts with it",
  columns: [
    { name: "origin", meaning: "key of the origin most of them share" },
    { name: "kind", meaning: "recording, person, party, publication, …" },
    { name: "name", meaning: "name or id of the origin" },
    { name: "statements", meaning: "the statements that go back to it" },
    { name: "reasons", meaning: "why they were taken as one; empty for a statement alone" },
  ],
  sql: `
    with recursive counted as (
      select distinct s.statement from statements s
      where list_contains(ids, s.statement) and s.status <> 'rejected'),
    held as (select o.* from origins o semi join counted c on c.statement = o.statement),
    reached(statement, other) as (
      select statement, statement from counted
      union
      select r.statement, b.statement from reached r
        join held a on a.statement = r.other join held b on b.origin = a.origin),
    grouped as (select statement, min(other) as leader from reached group by statement),
    shared as (
      select g.leader, h.origin, min(h.kind) as kind, min(h.name) as name,
        min(h.place) as nearest, count(*) as n,
        list_sort(list_distinct(flatten(list(h.copied)))) as copied
      from grouped g join held h on h.statement = g.statement group by g.leader, h.origin),
    told as (
      select *, row_number() over (partition by leader order by n desc, nearest, origin) as place,
        (case when n = 2 then 'both' else 'all ' || n end) || (case kind
          when 'recording' then ' rest on the recording ' || name
          when 'anonymous' then ' cite people who are not named, and nothing shows they are different people'
          when 'publication' then ' are in the own voice of ' || name ||
            (case when len(copied) > 0 then ', or repeat it: ' || array_to_string(copied, '; ') else '' end)
          else ' go back to ' || name end) as reason
      from shared)
    select m.origin, m.kind, m.name,
      (select list(g.statement order by g.statement) from grouped g where g.leader = m.leader) as statements,
      coalesce((select list(t.reason order by t.place) from told t where t.leader = m.leader and t.n > 1), []) as reasons
    from told m where m.place = 1 order by m.leader`,
  example:
    "select count(*) as origins, count(*) > 1 as holds from independent_origins(['audio-leaks#4', 'audio-leaks#6'])",
};

/** The macros of the statements stage. */
export const statementMacros: readonly Macro[] = [independentOrigins];
