import type { RepeatedText, Selector, Statement } from "../model/statement.ts";
import {
  chainsTable,
  changesTable,
  originsTable,
  repeatsTable,
  statementsTable,
} from "../model/statement-tables.ts";
import type { Cell, Table } from "../model/table.ts";
import { findChanges } from "./changes.ts";
import { copiesAmong, originsOfStatement, takenOf } from "./origins.ts";

/** A statement and the line it was read from. */
export interface PlacedStatement {
  statement: Statement;
  at: { file: string; line: number };
}

const positionOf = (selectors: readonly Selector[] | undefined) =>
  selectors?.find((selector) => selector.type === "TextPositionSelector");

const speakerOf = ({ body, target }: Statement): string => {
  const hop = body.chain.at(-1);
  return hop?.id ?? hop?.name ?? target.source;
};

const recordingsOf = ({ body }: Statement): string[] => [
  ...new Set([
    ...body.chain.flatMap((hop) => (hop.kind === "recording" ? [hop.id ?? hop.name ?? ""] : [])),
    ...body.restsOn.flatMap((ground) => ("recording" in ground ? [ground.recording] : [])),
  ]),
];

const statementRow = ({ statement, at }: PlacedStatement): Cell[] => {
  const { id, target, body } = statement;
  const position = positionOf(target.selector);
  return [
    id,
    target.source,
    body.statement,
    speakerOf(statement),
    body.cue ?? null,
    body.hedge ?? null,
    body.force,
    recordingsOf(statement),
    body.restsOn.some((ground) => "results" in ground),
    position?.start ?? null,
    position?.end ?? null,
    body.status,
    body.madeBy,
    at.file,
    at.line,
  ];
};

const chainRows = ({ statement: { id, body } }: PlacedStatement): Cell[][] =>
  body.chain.map((hop, index) => [
    id,
    index + 1,
    hop.kind,
    hop.id ?? null,
    hop.name ?? null,
    hop.cue ?? null,
  ]);

const originRows = (
  placed: readonly PlacedStatement[],
  repeats: readonly RepeatedText[],
): Cell[][] => {
  const taken = takenOf(repeats);
  return placed.flatMap(({ statement }) => {
    const copied = copiesAmong([statement.target.source], taken);
    return originsOfStatement(statement, taken).map(({ key, kind, name }, index) => [
      statement.id,
      index + 1,
      key,
      kind,
      name,
      kind === "publication" ? copied : [],
    ]);
  });
};

const repeatRow = ({ source, from, kind, share, reason }: RepeatedText): Cell[] => [
  source,
  from,
  kind,
  Math.floor(share * 100),
  reason,
];

/** The tables of this stage, rows in the order of the statements. */
export const tablesOf = (
  placed: readonly PlacedStatement[],
  repeats: readonly RepeatedText[] = [],
): Table[] => [
  { spec: statementsTable, rows: placed.map(statementRow) },
  { spec: chainsTable, rows: placed.flatMap(chainRows) },
  {
    spec: originsTable,
    rows: originRows(placed, repeats),
  },
  { spec: repeatsTable, rows: repeats.map(repeatRow) },
  {
    spec: changesTable,
    rows: findChanges(placed.map(({ statement }) => statement)).map(
      ({ speaker, earlier, later, how }) => [speaker, earlier, later, how],
    ),
  },
];
