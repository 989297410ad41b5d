import type { Statement } from "../model/statement.ts";
import type { StatementLine } from "./schemas/statement.ts";

interface Words {
  names: ReadonlyMap<string, string>;
  /** Ids of claims by statement. */
  claims: ReadonlyMap<string, string[]>;
}

const spanOf = ({ target }: Statement) => {
  const selectors = target.selector ?? [];
  const position = selectors.find((one) => one.type === "TextPositionSelector");
  const quote = selectors.find((one) => one.type === "TextQuoteSelector");
  return {
    ...(position && { start: position.start, end: position.end }),
    ...(quote && { exact: quote.exact }),
  };
};

/** A statement as the views show it: ids of the case in words, its span, the claims that rest on it. */
export const statementLine = (statement: Statement, { names, claims }: Words): StatementLine => {
  const { id, target, body } = statement;
  const title = typeof target.title === "string" ? target.title : undefined;
  return {
    id,
    statement: body.statement,
    ...(body.cue !== undefined && { cue: body.cue }),
    ...(body.hedge !== undefined && { hedge: body.hedge }),
    force: body.force,
    chain: body.chain.map(({ kind, id: hop, name, cue }) => {
      const shown = name ?? (hop === undefined ? undefined : (names.get(hop) ?? hop));
      return {
        kind,
        ...(hop !== undefined && { id: hop }),
        ...(shown !== undefined && { name: shown }),
        ...(cue !== undefined && { cue }),
      };
    }),
    restsOn: body.restsOn.map((ground) => ("recording" in ground ? ground.recording : "results")),
    status: body.status,
    madeBy: body.madeBy,
    flags: body.flags,
    ...(body.note !== undefined && { note: body.note }),
    source: target.source,
    ...(title !== undefined && { title }),
    ...spanOf(statement),
    parts: (body.parts ?? []).map(({ role, start, end }) => ({ role, start, end })),
    claims: claims.get(id) ?? [],
  };
};

/** Ids of the claims that rest on each statement. */
export const claimsByStatement = (
  findings: readonly { claim: { id: string; statements: string[] } }[],
): Map<string, string[]> => {
  const byStatement = new Map<string, string[]>();
  for (const { claim } of findings)
    for (const id of claim.statements)
      byStatement.set(id, [...(byStatement.get(id) ?? []), claim.id]);
  return byStatement;
};
