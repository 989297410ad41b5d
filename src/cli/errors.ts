import { exitCodes, formatPlace, MandateError } from "../lib/error.ts";
import { painter } from "../lib/tty.ts";
import type { Io } from "./io.ts";

/** `error code: message`, then the place and what to do: one line each, so that they can be read and parsed. */
export const printError = (
  error: MandateError,
  { stderr, env }: Pick<Io, "stderr" | "env">,
): void => {
  const paint = painter(stderr, env);
  stderr.write(`${paint("red", `error ${error.code}:`)} ${error.message}\n`);
  if (error.at) stderr.write(`  at ${paint("cyan", formatPlace(error.at))}\n`);
  if (error.fix) stderr.write(`  ${error.fix}\n`);
};

const NOTICES_SHOWN = 2;

/** Prints a case's problems; notices of one kind are cut short, since they stop nothing. */
export const printProblems = (
  problems: readonly MandateError[],
  io: Pick<Io, "stderr" | "env">,
): void => {
  for (const problem of problems) if (problem.kind !== "notice") printError(problem, io);
  const notices = Map.groupBy(
    problems.filter(({ kind }) => kind === "notice"),
    ({ code, at }) => `note ${code} in ${at?.file ?? "the case"}`,
  );
  for (const [head, group] of notices) {
    const shown = group.slice(0, NOTICES_SHOWN).map(({ message }) => message);
    const more = group.length > shown.length ? `, and ${group.length - shown.length} more` : "";
    io.stderr.write(`${head}: ${shown.join("; ")}${more}\n`);
  }
};

/** Problems that count: all but notices. */
export const isSerious = ({ kind }: MandateError): boolean => kind !== "notice";

/** Prints what was thrown and gives the exit code: a user's error in words, a bug with its stack. */
export const reportThrown = (thrown: unknown, io: Io): number => {
  if (thrown instanceof MandateError) {
    printError(thrown, io);
    return thrown.exitCode;
  }
  const stack = thrown instanceof Error ? thrown.stack : String(thrown);
  io.stderr.write(`error mandate/bug: this is a mistake in Mandate, please report it.\n${stack}\n`);
  return exitCodes.bug;
};
