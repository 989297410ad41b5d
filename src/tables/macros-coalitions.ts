import type { Macro, MacroParameter } from "../model/macro.ts";

const tab: MacroParameter = { name: "tab", meaning: "a tabulation", names: "tabulation" };
const bloc: MacroParameter = { name: "bloc", meaning: "a list of parties", names: "party" };
const onDate: MacroParameter = { name: "on_date", meaning: "a date, as date '2024-02-28'" };

const during = `coalesce("from", date '0001-01-01') <= on_date and on_date <= coalesce("to", date '9999-12-31')`;

const chamberOn: Macro = {
  name: "chamber_on",
  kind: "table",
  parameters: [{ name: "house", meaning: "a chamber", names: "chamber" }, onDate],
  meaning: "A chamber's size on a date",
  columns: [
    { name: "chamber", meaning: "id in case.yaml" },
    { name: "general", meaning: "seats filled by direct election" },
    { name: "reserved", meaning: "seats filled another way" },
    { name: "total", meaning: "all seats" },
    { name: "majority", meaning: "votes needed in the full house" },
  ],
  sql: `select chamber, general, reserved, total, majority from chambers where chamber = house and ${during}`,
  example: "select majority from chamber_on('na', date '2024-02-28')",
};

const blocSeats: Macro = {
  name: "bloc_seats",
  kind: "scalar",
  parameters: [tab, bloc],
  meaning: "Seats a set of parties won together in a tabulation",
  sql: "select coalesce(sum(seats), 0)::bigint from seats_won(tab) where list_contains(bloc, party)",
  example: "select bloc_seats('form-47', ['PML-N', 'PPP']) >= 134 as holds",
};

const coalition: Macro = {
  name: "coalition",
  kind: "table",
  parameters: [tab, bloc, onDate],
  meaning:
    "Whether a set of parties has a majority on a date: of the general seats, and of the house",
  columns: [
    { name: "seats", meaning: "general seats the parties won" },
    { name: "open", meaning: "general seats the tabulation leaves open" },
    { name: "general", meaning: "general seats of the chamber" },
    { name: "general_majority", meaning: "more than half of the general seats" },
    { name: "reserved", meaning: "seats filled another way, not in the tabulation" },
    { name: "total", meaning: "all seats of the chamber" },
    { name: "majority", meaning: "votes needed in the full house" },
    {
      name: "may_join",
      meaning: "general seats won by independents, who may yet join a party",
    },
    { name: "of_general", meaning: "TRUE or FALSE where no open seat could change it, else NULL" },
    {
      name: "of_house",
      meaning:
        "the same in the full house, where open and reserved seats and independents who join could still change it",
    },
  ],
  sql: `
    with won as (
      select coalesce(sum(seats) filter (list_contains(bloc, party)), 0)::bigint as seats,
        coalesce(sum(seats) filter (not coalesce(list_contains(bloc, party), false)
          and party in (select party from parties where counts = 'independents')), 0)::bigint as may_join,
        coalesce(sum(seats), 0)::bigint as declared
      from seats_won(tab)),
    house as (
      select ch.* from chambers ch join tabulations t on t.tabulation = tab and ch.chamber = t.chamber
      where ${during}),
    sized as (
      select seats, greatest(general - declared, 0) as open, general, general // 2 + 1 as general_majority,
        reserved, total, majority, may_join
      from won cross join house)
    select *,
      case when seats >= general_majority then true when seats + open < general_majority then false end as of_general,
      case when seats >= majority then true when seats + open + reserved + may_join < majority then false end as of_house
    from sized`,
  example:
    "select *, of_house as holds from coalition('form-47', ['PML-N', 'PPP'], date '2024-02-28')",
};

const allied: Macro = {
  name: "allied",
  kind: "scalar",
  parameters: [
    { name: "bloc", meaning: "an alliance", names: "alliance" },
    { name: "member", meaning: "a party", names: "party" },
    onDate,
  ],
  meaning: "Whether a party belonged to an alliance on a date, as case.yaml has it",
  sql: `select count(*) > 0 from alliances where alliance = bloc and party = member and ${during}`,
  example: "select allied('PDM', 'MQM-P', date '2022-04-30') as holds",
};

/** Chambers, majorities and alliances on a date. */
export const coalitionMacros: readonly Macro[] = [chamberOn, blocSeats, coalition, allied];
