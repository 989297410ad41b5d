import { MandateError } from "../../lib/error.ts";
import type { GridRow } from "../read/grid.ts";
import type { Proposal } from "./proposal.ts";
import { type Role, roleOfHeader } from "./vocabulary.ts";

export interface ReadTable {
  file: string;
  headers: readonly string[];
  rows: readonly GridRow[];
}

const isNumber = (header: string): boolean => /^[\p{Nd}.,/ -]*\p{Nd}(?: \(\d+\))?$/u.test(header);

/** Columns that headers of numbers alone are too many to be: a list of parties by their numbers has a name before it. */
const fewest = 3;

const refuseWithoutHeader = ({ file, headers }: ReadTable): void => {
  const given = headers.filter((header) => !/^\(column \d+\)$/.test(header));
  if (given.length < fewest || !given.every(isNumber)) return;
  throw new MandateError({
    code: "results/no-header",
    message: `The first row holds numbers alone (${given.slice(0, 4).join(", ")}, …): nothing says what the columns are`,
    at: { file, line: 1 },
    fix: "Put a row of column names above it; the issuer's notes on the file say what they are.",
  });
};

const onSheets: ReadonlySet<Role | undefined> = new Set([
  "registered",
  "issued",
  "valid",
  "rejected",
]);

/** Values looked at in each column. */
const looked = 500;

/** The values of a column that name what stands on every sheet, one for each thing named. */
const rolesIn = (rows: readonly GridRow[], column: number): string[] => {
  const values = new Set(rows.slice(0, looked).map(({ cells }) => (cells[column] ?? "").trim()));
  const byRole = new Map(
    [...values]
      .map((value) => [roleOfHeader(value), value] as const)
      .filter(([role]) => onSheets.has(role)),
  );
  return [...byRole.values()];
};

const refuseSideways = ({ file, headers, rows }: ReadTable): void => {
  for (const [column, header] of headers.entries()) {
    const named = rolesIn(rows, column);
    if (named.length < fewest) continue;
    throw new MandateError({
      code: "results/sideways",
      message: `The rows of “${header}” say what columns should: ${named.map((one) => `“${one.slice(0, 60)}”`).join(", ")}`,
      at: { file },
      fix: "Turn the table, so that each of these heads a column and each place has a row (in a spreadsheet: copy, then paste transposed; or a pivot table).",
    });
  }
};

/**
 * Refuses what no descriptor can read right: data without a header (`results/no-header`), and wide tables whose rows say what
 * columns should (`results/sideways`). A guess at either would name things wrongly without a sign of it.
 */
export const refuseNoTable = (read: ReadTable, { shape }: Proposal): void => {
  refuseWithoutHeader(read);
  if (shape === "wide") refuseSideways(read);
};
