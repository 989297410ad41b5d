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
    open = { sheet: addSheet(reading, row, facts), rowOf: new Map() };
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

const addChoice = (reading: Reading, open: OpenSheet, contest: string, choice: Choice): string => {
  const { called, name, label, votes } = choice;
  const candidate = distinct(called, name === null ? null : label, open.rowOf);
  const party = label === null ? null : reading.input.partyOf(label);
  noteCandidate(reading, { contest, candidate, name, party, label });
  reading.part.votes.push([reading.input.descriptor.id, open.sheet, contest, candidate, votes]);
  return candidate;
};

/** A row of long data: its candidates join the sheet of their contest and station. */
export const longRow = (reading: Reading, row: GridRow): Fault | undefined => {
  const facts = factsOf(reading, row);
  if (isFault(facts)) return facts;
  const choices = choicesOf(reading, row);
  if (isFault(choices)) return choices;
  const open = sheetFor(reading, row, facts);
  if (choices.some(({ called }) => open.rowOf.has(called)) && repeats(open.rowOf, row)) {
    return { column: null, reason: "repeats an earlier row" };
  }
  for (const choice of choices) {
    open.rowOf.set(addChoice(reading, open, facts.contest, choice), row);
  }
  return undefined;
};
