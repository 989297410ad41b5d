import type { TableSpec } from "./table.ts";

/** The tables of the results stage. Other stages and all checks read results from these alone. */
export const tabulationsTable: TableSpec = {
  name: "tabulations",
  meaning: "One issuer's account of the votes at one stage",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "id: the name of its file in results/" },
    { name: "title", type: "VARCHAR", meaning: "what it is, in words" },
    { name: "issuer", type: "VARCHAR", meaning: "who issued the figures" },
    { name: "stage", type: "VARCHAR", meaning: "stage of counting, such as form-45" },
    { name: "level", type: "VARCHAR", meaning: "station, contest, region or nation" },
    { name: "chamber", type: "VARCHAR", meaning: "chamber the election fills; NULL if none" },
    { name: "election", type: "DATE", meaning: "polling day" },
    { name: "as_of", type: "DATE", meaning: "the day the figures stood so; NULL if not stated" },
    { name: "lists_candidates", type: "VARCHAR", meaning: "all, some or winners" },
    { name: "lists_stations", type: "VARCHAR", meaning: "all or some" },
    { name: "source", type: "VARCHAR", meaning: "where the figures come from" },
    { name: "note", type: "VARCHAR", meaning: "what to know before using it" },
  ],
};

export const contestsTable: TableSpec = {
  name: "contests",
  meaning: "A race for one or more seats, as one tabulation has it",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "contest", type: "VARCHAR", meaning: "the seat, such as NA-236" },
    { name: "regions", type: "VARCHAR[]", meaning: "places it lies in, widest first" },
    { name: "seats", type: "BIGINT", meaning: "seats it fills" },
    { name: "registered", type: "BIGINT", meaning: "voters on the roll; NULL if unknown" },
    {
      name: "stations_expected",
      type: "BIGINT",
      meaning: "polling stations it has; NULL if unknown",
    },
    {
      name: "stations_counted",
      type: "BIGINT",
      meaning: "stations whose sheets the figures sum up; NULL if unknown",
    },
    { name: "note", type: "VARCHAR", meaning: "what to know of this contest" },
  ],
};

export const sheetsTable: TableSpec = {
  name: "sheets",
  meaning:
    "One return: a polling station's, or a whole contest's where the tabulation has no stations",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    {
      name: "sheet",
      type: "BIGINT",
      meaning: "number of the sheet in its tabulation, from 1; its second file's begin at 10000001",
    },
    { name: "contest", type: "VARCHAR", meaning: "see contests" },
    { name: "station", type: "VARCHAR", meaning: "see stations; NULL on a contest's own return" },
    { name: "registered", type: "BIGINT", meaning: "voters on the roll; NULL if not on the sheet" },
    { name: "issued", type: "BIGINT", meaning: "ballots issued or votes cast; NULL if not given" },
    { name: "valid", type: "BIGINT", meaning: "valid votes; NULL if not given" },
    { name: "rejected", type: "BIGINT", meaning: "rejected votes; NULL if not given" },
    { name: "file", type: "VARCHAR", meaning: "file of the case it was read from" },
    { name: "line", type: "BIGINT", meaning: "line of that file; NULL where lines mean nothing" },
  ],
};

export const votesTable: TableSpec = {
  name: "votes",
  meaning: "One candidate's votes on one sheet",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "sheet", type: "BIGINT", meaning: "see sheets" },
    { name: "contest", type: "VARCHAR", meaning: "see contests" },
    { name: "candidate", type: "VARCHAR", meaning: "see candidates" },
    { name: "votes", type: "BIGINT", meaning: "votes; NULL where illegible or left blank" },
  ],
};

export const candidatesTable: TableSpec = {
  name: "candidates",
  meaning: "Someone who stood in a contest, as one tabulation lists them",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "contest", type: "VARCHAR", meaning: "see contests" },
    {
      name: "candidate",
      type: "VARCHAR",
      meaning: "id within the contest: the name, or the column's label where no name is given",
    },
    { name: "name", type: "VARCHAR", meaning: "name as the data has it; NULL if it has none" },
    { name: "party", type: "VARCHAR", meaning: "party id of case.yaml; NULL if none is known" },
    { name: "party_label", type: "VARCHAR", meaning: "party as the data writes it" },
  ],
};

export const stationsTable: TableSpec = {
  name: "stations",
  meaning: "A polling station that appears in a tabulation",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "contest", type: "VARCHAR", meaning: "see contests" },
    { name: "station", type: "VARCHAR", meaning: "number or code as the data has it" },
    { name: "regions", type: "VARCHAR[]", meaning: "places it lies in, widest first" },
    { name: "registered", type: "BIGINT", meaning: "voters on its roll; NULL if unknown" },
  ],
};

export const setAsideTable: TableSpec = {
  name: "set_aside",
  meaning: "A row of the data that could not be used, and why",
  columns: [
    { name: "tabulation", type: "VARCHAR", meaning: "see tabulations" },
    { name: "file", type: "VARCHAR", meaning: "file of the case" },
    { name: "line", type: "BIGINT", meaning: "line of that file; NULL where lines mean nothing" },
    { name: "column", type: "VARCHAR", meaning: "the column at fault; NULL if the whole row is" },
    { name: "reason", type: "VARCHAR", meaning: "why it was set aside, in words" },
    { name: "text", type: "VARCHAR", meaning: "the row as it stands, shortened" },
  ],
};

export const resultsTables: readonly TableSpec[] = [
  tabulationsTable,
  contestsTable,
  stationsTable,
  sheetsTable,
  candidatesTable,
  votesTable,
  setAsideTable,
];
