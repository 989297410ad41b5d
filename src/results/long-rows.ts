import { sheetsTable, votesTable } from "../model/results.ts";
import type { TableSpec } from "../model/table.ts";
import { isIn } from "./columns.ts";
import { lookup } from "./lookup.ts";
import { addSheet, noteCandidate } from "./notes.ts";
import { keyOf } from "./part.ts";
import type { GridRow } from "./read/grid.ts";
import {
  cellText,
  countAt,
  type Fault,
  headerAt,
  isFault,
  type OpenSheet,
  type Reading,
} from "./reading.ts";
import { factsOf, type SheetFacts } from "./sheet-facts.ts";

const placeIn = ({ columns }: TableSpec, name: string): number =>
  columns.findIndex((column) => column.name === name);
const VOTES = placeIn(votesTable, "votes");
const REJECTED = placeIn(sheetsTable, "rejected");

/** A second candidate of the same name on a sheet, told apart by party, or else by the order they stand in. */
const distinct = (
  name: string,
  label: string | null,
  taken: ReadonlyMap<string, unknown>,
): string => {
  if (!taken.has(name)) return name;
  const withParty = label ? `${name} (${label})` : name;
  let id = withParty;
  for (let n = 2; taken.has(id); n++) id = `${withParty} (${n})`;
  return id;
};

const repeats = (earlier: ReadonlyMap<string, GridRow>, row: GridRow): boolean =>
  earlier.values().some(({ cells }) => cells.every((cell, i) => cell === row.cells[i]));

const sheetFor = (reading: Reading, row: GridRow, facts: SheetFacts): OpenSheet => {
  const key = keyOf(facts.contest, facts.station);
  let open = reading.open.get(key);
  if (!open) {
    const sheet = addSheet(reading, row, facts);
    open = { sheet, at: reading.part.sheets.length - 1, rowOf: new Map(), votesAt: new Map() };
    reading.open.set(key, open);
  }
  return open;
};

interface Choice {
  called: string;
  name: string | null;
  label: string | null;
  votes: number | null;
}

/** The candidates of a long row: one, or as many as the descriptor lists columns for. */
const choicesOf = (reading: Reading, row: GridRow): Choice[] | Fault => {
  const { columns } = reading.input;
  const choices: Choice[] = [];
  for (const [i, index] of columns.votes.entries()) {
    const votes = countAt(reading, row, index);
    if (isFault(votes)) return votes;
    const name = cellText(row, columns.candidate.slice(i, i + 1)) || null;
    const label = cellText(row, columns.party.slice(i, i + 1)) || null;
    const called = name ?? label;
    if (called !== null) choices.push({ called: aliasOf(reading, called), name, label, votes });
    else if (votes !== null || columns.votes.length === 1) {
      return { column: headerAt(reading.input, columns.candidate), reason: "no candidate" };
    }
  }
  return choices;
};

const aliasOf = ({ input }: Reading, called: string): string =>
  lookup(input.descriptor.value.names.candidates, called) ?? called;

/** A candidate's votes as they were cast in one way, and the row that says so. */
interface Cast {
  choice: Choice;
  type: string;
  from: GridRow;
}

/** Votes for a candidate the sheet has already, cast in another way (by post, say), are added to the first; false if they are not. */
const addToEarlier = (reading: Reading, open: OpenSheet, { choice, type, from }: Cast): boolean => {
  if (type === "") return false;
  const known = open.votesAt.get(keyOf(choice.called, choice.label));
  if (!known || known.types.has(type)) return false;
  const row = reading.part.votes[known.at];
  const before = row[VOTES] as number | null;
  const sum = before === null || choice.votes === null ? null : before + choice.votes;
  reading.part.votes[known.at] = row.with(VOTES, sum);
  known.types.add(type);
  open.rowOf.set(keyOf(choice.called, choice.label, type), from);
  return true;
};

const addChoice = (reading: Reading, open: OpenSheet, contest: string, choice: Choice): string => {
  const { called, name, label, votes } = choice;
  const candidate = distinct(called, name === null ? null : label, open.rowOf);
  const party = label === null ? null : reading.input.partyOf(label);
  noteCandidate(reading, { contest, candidate, name, party, label });
  reading.part.votes.push([reading.input.descriptor.id, open.sheet, contest, candidate, votes]);
  return candidate;
};

/** A row of rejected or blank votes: they are added to what its sheet has of them. */
const rejectedRow = (reading: Reading, row: GridRow, facts: SheetFacts): Fault | undefined => {
  const { input, part } = reading;
  if (facts.rejected !== null) {
    const column = headerAt(input, input.columns.rejected);
    return { column, reason: "rejected votes stand in a column and in a row" };
  }
  const votes = countAt(reading, row, input.columns.votes[0]);
  if (isFault(votes)) return votes;
  const open = sheetFor(reading, row, facts);
  const before = open.rejected === undefined ? 0 : open.rejected;
  open.rejected = before === null || votes === null ? null : before + votes;
  part.sheets[open.at] = part.sheets[open.at].with(REJECTED, open.rejected);
  return undefined;
};

/** A row of long data: its candidates join the sheet of their contest and station. */
export const longRow = (reading: Reading, row: GridRow): Fault | undefined => {
  const { columns } = reading.input;
  const facts = factsOf(reading, row);
  if (isFault(facts)) return facts;
  if (columns.rejectedRows && isIn(columns.rejectedRows, row))
    return rejectedRow(reading, row, facts);
  const choices = choicesOf(reading, row);
  if (isFault(choices)) return choices;
  const open = sheetFor(reading, row, facts);
  if (choices.some(({ called }) => open.rowOf.has(called)) && repeats(open.rowOf, row)) {
    return { column: null, reason: "repeats an earlier row" };
  }
  const type = cellText(row, columns.countType);
  for (const choice of choices) {
    if (addToEarlier(reading, open, { choice, type, from: row })) continue;
    open.rowOf.set(addChoice(reading, open, facts.contest, choice), row);
    const at = reading.part.votes.length - 1;
    open.votesAt.set(keyOf(choice.called, choice.label), { at, types: new Set([type]) });
  }
  return undefined;
};
