import type { Macro } from "../../model/macro.ts";
import { tab } from "./parameters.ts";

/**
 * A contest is surely the bloc's where one of its parties surely wins it or where, every candidate being listed,
 * nobody outside can; it may be the bloc's where one of its parties can still win.
 */
export const majorityRange: Macro = {
  name: "majority_range",
  kind: "table",
  parameters: [
    tab,
    { name: "bloc", meaning: "a list of parties", names: "party" },
    { name: "on_date", meaning: "a date, as date '2024-02-28'" },
  ],
  meaning:
    "Whether a set of parties keeps a majority of the general seats, whatever the missing sheets hold",
  columns: [
    { name: "seats_low", meaning: "contests nothing missing could take from the parties" },
    { name: "leads", meaning: "contests they lead on the sheets in hand" },
    { name: "seats_high", meaning: "contests they lead or could still win" },
    { name: "absent", meaning: "general seats of the chamber the tabulation has nothing on" },
    { name: "majority", meaning: "more than half of the general seats" },
    {
      name: "survives",
      meaning: "TRUE if it cannot be lost, FALSE if it cannot be reached, NULL if that is open",
    },
  ],
  sql: `
    with changes as (
      select *, coalesce(list_contains(bloc, party), false) as mine from missing_could_change(tab)),
    seats_ as (
      select contest,
        bool_or(mine and coalesce(surely_wins, false))
          or (any_value(t.lists_candidates) = 'all' and not bool_or(not mine and can_win is distinct from false)) as sure,
        bool_or(mine and needs = 0) as leads,
        bool_or(mine and can_win is distinct from false) as possible
      from changes cross join (select lists_candidates from tabulations where tabulation = tab) t
      group by contest),
    counted as (
      select count(*) filter (sure) as seats_low, count(*) filter (leads) as leads,
        count(*) filter (possible) as seats_high, count(*) as contests
      from seats_),
    house as (
      select ch.general from chambers ch join tabulations t on t.tabulation = tab and ch.chamber = t.chamber
      where coalesce(ch."from", date '0001-01-01') <= on_date and on_date <= coalesce(ch."to", date '9999-12-31'))
    select seats_low, leads, seats_high,
      case when contests > general then 0 else general - contests end as absent, general // 2 + 1 as majority,
      case when seats_low >= general // 2 + 1 then true
        when seats_high + (case when contests > general then 0 else general - contests end) < general // 2 + 1 then false
      end as survives
    from counted cross join house`,
  example:
    "select *, survives as holds from majority_range('form-45', ['PML-N', 'PPP'], date '2024-02-28')",
};
