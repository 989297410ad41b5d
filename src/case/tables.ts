import type { CaseFile } from "../model/case.ts";
import type { Cell, Table, TableSpec } from "../model/table.ts";

const period = [
  { name: "from", type: "DATE", meaning: "first day; NULL: since before the case" },
  { name: "to", type: "DATE", meaning: "last day; NULL: still so" },
  { name: "source", type: "VARCHAR", meaning: "where this is known from" },
] as const;

export const chambersTable: TableSpec = {
  name: "chambers",
  meaning: "A chamber's size over one period",
  columns: [
    { name: "chamber", type: "VARCHAR", meaning: "id in case.yaml" },
    { name: "name", type: "VARCHAR", meaning: "its name" },
    { name: "general", type: "BIGINT", meaning: "seats filled by direct election" },
    { name: "reserved", type: "BIGINT", meaning: "seats filled another way" },
    { name: "total", type: "BIGINT", meaning: "all seats" },
    { name: "majority", type: "BIGINT", meaning: "votes needed in the full house" },
    ...period,
  ],
};

export const partiesTable: TableSpec = {
  name: "parties",
  meaning: "A party, or a label for candidates without one",
  columns: [
    { name: "party", type: "VARCHAR", meaning: "id in case.yaml" },
    { name: "name", type: "VARCHAR", meaning: "its name" },
    { name: "aliases", type: "VARCHAR[]", meaning: "other names and spellings" },
    { name: "counts", type: "VARCHAR", meaning: "party, or independents: never one bloc" },
    {
      name: "colour",
      type: "VARCHAR",
      meaning: "colour in charts, #rrggbb; NULL if none is given",
    },
  ],
};

export const alliancesTable: TableSpec = {
  name: "alliances",
  meaning: "A party's membership of an alliance over one period",
  columns: [
    { name: "alliance", type: "VARCHAR", meaning: "id in case.yaml" },
    { name: "name", type: "VARCHAR", meaning: "its name" },
    { name: "party", type: "VARCHAR", meaning: "see parties" },
    ...period,
  ],
};

export const peopleTable: TableSpec = {
  name: "people",
  meaning: "A person the case speaks of",
  columns: [
    { name: "person", type: "VARCHAR", meaning: "id in case.yaml" },
    { name: "name", type: "VARCHAR", meaning: "name" },
    { name: "aliases", type: "VARCHAR[]", meaning: "other names and spellings" },
  ],
};

export const officesTable: TableSpec = {
  name: "offices",
  meaning: "An office a person held over one period",
  columns: [
    { name: "person", type: "VARCHAR", meaning: "see people" },
    { name: "office", type: "VARCHAR", meaning: "the office" },
    ...period,
  ],
};

export const affiliationsTable: TableSpec = {
  name: "affiliations",
  meaning: "A person's party over one period",
  columns: [
    { name: "person", type: "VARCHAR", meaning: "see people" },
    { name: "party", type: "VARCHAR", meaning: "see parties" },
    ...period,
  ],
};

interface Period {
  from?: string;
  to?: string;
  source?: string;
}
const periodCells = ({ from, to, source }: Period): Cell[] => [
  from ?? null,
  to ?? null,
  source ?? null,
];

const chamberRows = ({ chambers }: CaseFile): Cell[][] =>
  chambers.flatMap(({ id, name, terms }) =>
    terms.map((term) => {
      const reserved = term.reserved.reduce((sum, { seats }) => sum + seats, 0);
      const total = term.general + reserved;
      const majority = term.majority ?? Math.floor(total / 2) + 1;
      return [id, name, term.general, reserved, total, majority, ...periodCells(term)];
    }),
  );

/** The tables of case.yaml: chambers, parties, alliances, people, their offices and parties. */
export const caseTables = (meta: CaseFile): Table[] => [
  { spec: chambersTable, rows: chamberRows(meta) },
  {
    spec: partiesTable,
    rows: meta.parties.map(({ id, name, aliases, counts, colour }) => [
      id,
      name,
      aliases,
      counts,
      colour ?? null,
    ]),
  },
  {
    spec: alliancesTable,
    rows: meta.alliances.flatMap(({ id, name, members }) =>
      members.map((member): Cell[] => [id, name, member.party, ...periodCells(member)]),
    ),
  },
  { spec: peopleTable, rows: meta.people.map(({ id, name, aliases }) => [id, name, aliases]) },
  {
    spec: officesTable,
    rows: meta.people.flatMap(({ id, offices }) =>
      offices.map((spell): Cell[] => [id, spell.office, ...periodCells(spell)]),
    ),
  },
  {
    spec: affiliationsTable,
    rows: meta.people.flatMap(({ id, parties }) =>
      parties.map((spell): Cell[] => [id, spell.party, ...periodCells(spell)]),
    ),
  },
];
