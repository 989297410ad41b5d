import { type ErrorParts, MandateError } from "../lib/error.ts";
import type { Macro } from "../model/macro.ts";
import type { TableSpec } from "../model/table.ts";
import type { Limits, QueryResult } from "./limits.ts";
import type { PlainCase } from "./publish.ts";
import type { ReadCase } from "./read-case.ts";

/** An error as it crosses between processes. */
export type ErrorMessage = Pick<ErrorParts, "code" | "kind" | "message" | "at" | "fix"> & {
  stack?: string;
};

export interface OpenedMessage {
  type: "opened";
  specs: readonly TableSpec[];
  macros: readonly Macro[];
  problems: ErrorMessage[];
}

/** From the child: it opened, or failed to; one query answered, or failed. */
export type FromChild =
  | OpenedMessage
  | { type: "failed"; error: ErrorMessage }
  | { type: "answer"; result: QueryResult }
  | { type: "refused"; error: ErrorMessage };

/** What was read of a case, as it crosses between processes. */
export interface CaseMessage extends Omit<PlainCase, "statements"> {
  type: "case";
  statements: { placed: PlainCase["statements"]["placed"]; problems: ErrorMessage[] };
}

export interface QueryMessage {
  type: "query";
  sql: string;
  limits: Limits;
}

/** To the child: the case first, then one query after the other. The next is sent only when this one is answered. */
export type ToChild = CaseMessage | QueryMessage;

/** What was thrown, as plain data. A bug keeps its stack and has no place of its own. */
export const toMessage = (thrown: unknown): ErrorMessage => {
  if (thrown instanceof MandateError) {
    const { code, kind, message, at, fix } = thrown;
    return { code, kind, message, ...(at && { at }), ...(fix && { fix }) };
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { code: "mandate/bug", message: error.message, stack: error.stack };
};

/** A case that was read, as a message. */
export const caseMessage = ({ opened, statements }: ReadCase): CaseMessage => ({
  type: "case",
  root: opened.root,
  meta: opened.meta,
  descriptors: opened.descriptors,
  claims: opened.claims,
  statements: { placed: statements.placed, problems: statements.problems.map(toMessage) },
});

/** The case a message brings. */
export const caseFrom = ({ statements, ...rest }: CaseMessage): PlainCase => ({
  ...rest,
  statements: {
    placed: statements.placed,
    problems: statements.problems.map((problem) => fromMessage(problem) as MandateError),
  },
});

/** The error a message stands for. */
export const fromMessage = (message: ErrorMessage): Error => {
  if (message.code !== "mandate/bug") return new MandateError(message);
  const bug = new Error(message.message);
  bug.stack = message.stack;
  return bug;
};
