import type { TableSpec } from "./table.ts";

/** The tables of the seats stage: the house each contest-level tabulation makes, and who is needed in it. */
export const houseSeatsTable: TableSpec = {
  name: "house_seats",
  meaning: "A seat of a chamber as a tabulation fills it, or those of a contest it leaves open",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "chamber", type: "VARCHAR", meaning: "see chambers" },
    { name: "contest", type: "VARCHAR", meaning: "see contests" },
    {
      name: "seats",
      type: "BIGINT",
      meaning: "1 where held; else how many of the contest are open",
    },
    { name: "candidate", type: "VARCHAR", meaning: "who holds it; NULL while it is open" },
    { name: "party", type: "VARCHAR", meaning: "their party; NULL if open or not known" },
    {
      name: "settled",
      type: "BOOLEAN",
      meaning: "TRUE: no sheet not in hand could change the holder; FALSE: one could; NULL if open",
    },
    {
      name: "open",
      type: "VARCHAR",
      meaning: "why nobody holds it: tie, votes-unknown, no-votes, no-candidate; NULL if held",
    },
  ],
};

export const blocsTable: TableSpec = {
  name: "blocs",
  meaning: "What each party is to the forming of a majority of the house a tabulation makes",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "chamber", type: "VARCHAR", meaning: "see chambers" },
    {
      name: "on_date",
      type: "DATE",
      meaning: "the day: alliances and moves between parties count",
    },
    {
      name: "basis",
      type: "VARCHAR",
      meaning: "general: majority of general seats; house: of all, where none is reserved",
    },
    { name: "majority", type: "BIGINT", meaning: "seats needed" },
    { name: "party", type: "VARCHAR", meaning: "see parties; NULL: holders of unknown party" },
    {
      name: "members",
      type: "BIGINT",
      meaning: "1 for a party; of independents how many, each of whom counts alone",
    },
    { name: "seats", type: "BIGINT", meaning: "its seats, or those of one independent" },
    {
      name: "in_every_majority",
      type: "BOOLEAN",
      meaning: "TRUE: no majority without it; NULL where open or unsettled seats could decide it",
    },
    {
      name: "minimal_coalitions",
      type: "BIGINT",
      meaning:
        "minimal winning coalitions it is in, by who leads each seat; NULL if the seats known make no majority, or too many to count",
    },
    {
      name: "all_minimal_coalitions",
      type: "BIGINT",
      meaning: "how many there are in the house, by who leads each seat",
    },
    {
      name: "shapley_shubik",
      type: "DOUBLE",
      meaning: "Shapley–Shubik index, by who leads each seat; NULL if too large to count exactly",
    },
    {
      name: "banzhaf",
      type: "DOUBLE",
      meaning: "Penrose–Banzhaf index (absolute), likewise",
    },
  ],
};

export const seatsTables: readonly TableSpec[] = [houseSeatsTable, blocsTable];
