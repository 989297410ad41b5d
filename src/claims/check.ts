import { errorToJson, MandateError, type Place } from "../lib/error.ts";
import type { Check, CheckResult, CheckRow, Counts, Problem } from "../model/claim.ts";
import type { Cell } from "../model/table.ts";

/** Runs one SELECT over the case's tables; throws a `sql/…` error. */
export type RunQuery = (
  sql: string,
) => Promise<{ columns: { name: string; type: string }[]; rows: Cell[][] }>;

export const noCounts: Counts = { holds: 0, fails: 0, open: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  holds: a.holds + b.holds,
  fails: a.fails + b.fails,
  open: a.open + b.open,
});

export const countRows = (rows: readonly CheckRow[]): Counts => ({
  holds: rows.filter(({ holds }) => holds === true).length,
  fails: rows.filter(({ holds }) => holds === false).length,
  open: rows.filter(({ holds }) => holds === null).length,
});

/** A place in the query, as a place in the claim's file. */
const inFile = (file: string, check: Check, at: Place | undefined): Place => ({
  file,
  line: check.line + (at?.line ?? 1) - 1,
  ...(at?.column !== undefined && { column: at.column }),
});

const broken = (
  check: Check,
  problem: Problem,
  columns: CheckResult["columns"] = [],
): CheckResult => ({ check, columns, rows: [], counts: noCounts, problem });

const holdsColumn = (
  columns: CheckResult["columns"],
): { index: number } | { problem: Omit<Problem, "at"> } => {
  const index = columns.findIndex(({ name }) => name === "holds");
  if (index < 0) {
    return {
      problem: {
        code: "check/no-holds",
        message: "the check has no column “holds”",
        fix: "Select a boolean: … as holds. TRUE holds, FALSE fails, NULL leaves it open.",
      },
    };
  }
  if (columns[index].type !== "BOOLEAN") {
    return {
      problem: {
        code: "check/holds-not-boolean",
        message: `“holds” is ${columns[index].type}, not BOOLEAN`,
        fix: "Make it a comparison, such as votes > 100 as holds, or cast an open answer: null::boolean as holds.",
      },
    };
  }
  return { index };
};

/**
 * Runs one check. Its rows say for each thing tested whether it holds; a check that fails, gives no rows, or has
 * no boolean `holds` comes back with a `problem` and is broken, never green.
 * @param file the claim's file, for places
 */
export const runCheck = async (
  check: Check,
  { file, query }: { file: string; query: RunQuery },
): Promise<CheckResult> => {
  const start = inFile(file, check, undefined);
  try {
    const { columns, rows } = await query(check.sql);
    const found = holdsColumn(columns);
    if ("problem" in found) return broken(check, { ...found.problem, at: start }, columns);
    const others = columns.filter((_, index) => index !== found.index);
    if (rows.length === 0) {
      return broken(
        check,
        {
          code: "check/no-rows",
          message: "the check gives no rows, so it has tested nothing",
          at: start,
          fix: "Check its conditions: a filter may name something the tables spell otherwise.",
        },
        others,
      );
    }
    const checked = rows.map((row) => ({
      holds: row[found.index] as boolean | null,
      cells: row.filter((_, index) => index !== found.index),
    }));
    return { check, columns: others, rows: checked, counts: countRows(checked) };
  } catch (thrown) {
    if (!(thrown instanceof MandateError)) throw thrown;
    return broken(check, { ...errorToJson(thrown), at: inFile(file, check, thrown.at) });
  }
};
