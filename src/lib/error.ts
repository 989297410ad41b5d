/** What went wrong, coarsely: each kind has one exit code (see {@link exitCodes}). A notice stops nothing. */
export type ErrorKind = "notice" | "usage" | "input" | "integrity" | "limit" | "system";

/**
 * Process exit codes, stable across releases. 0: every claim has a finding; 1: a finding is broken or
 * not the one expected; 70 (sysexits' EX_SOFTWARE): a bug of ours.
 */
export const exitCodes = {
  ok: 0,
  notice: 0,
  findings: 1,
  usage: 2,
  input: 3,
  integrity: 4,
  limit: 5,
  system: 6,
  bug: 70,
} as const;

/** A place in a file of the case. Lines and columns count from 1. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
}

export interface ErrorParts {
  /** Stable, `area/what`, never reworded: people's scripts match on it. */
  code: `${string}/${string}`;
  kind?: ErrorKind;
  message: string;
  at?: Place;
  /** What to do about it, as an instruction. */
  fix?: string;
  cause?: unknown;
}

/** An error a user can act on. Anything else that is thrown is a bug and shows its stack. */
export class MandateError extends Error {
  override name = "MandateError";
  readonly code: ErrorParts["code"];
  readonly kind: ErrorKind;
  readonly at: Place | undefined;
  readonly fix: string | undefined;

  constructor({ code, kind = "input", message, at, fix, cause }: ErrorParts) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.kind = kind;
    this.at = at;
    this.fix = fix;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }
}

/** `file:line:column`, as far as known: the form editors and terminals turn into a link. */
export const formatPlace = ({ file, line, column }: Place): string =>
  [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");

/** The error as plain data, for `--json` and for the report. */
export const errorToJson = (error: MandateError) => ({
  code: error.code,
  message: error.message,
  ...(error.at && { at: error.at }),
  ...(error.fix && { fix: error.fix }),
});
