import { type ErrorParts, MandateError } from "../lib/error.ts";
import type { Macro } from "../model/macro.ts";
import type { TableSpec } from "../model/table.ts";
import type { Limits, QueryResult } from "./limits.ts";

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

/** To the child: run one query. The next is sent only when this one is answered. */
export interface ToChild {
  sql: string;
  limits: Limits;
}

/** What was thrown, as plain data. A bug keeps its stack and has no place of its own. */
export const toMessage = (thrown: unknown): ErrorMessage => {
  if (thrown instanceof MandateError) {
    const { code, kind, message, at, fix } = thrown;
    return { code, kind, message, ...(at && { at }), ...(fix && { fix }) };
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { code: "mandate/bug", message: error.message, stack: error.stack };
};

/** The error a message stands for. */
export const fromMessage = (message: ErrorMessage): Error => {
  if (message.code !== "mandate/bug") return new MandateError(message);
  const bug = new Error(message.message);
  bug.stack = message.stack;
  return bug;
};
