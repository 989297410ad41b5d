import type { Paint } from "../lib/tty.ts";
import type { Macro } from "../model/macro.ts";
import type { TableSpec } from "../model/table.ts";
import { signature } from "./macros.ts";

const columnLines = (
  columns: readonly { name: string; meaning: string; type?: string }[],
  paint: Paint,
) => {
  const width = Math.max(...columns.map(({ name }) => name.length));
  return columns.map(
    ({ name, type, meaning }) =>
      `  ${name.padEnd(width)}  ${type ? paint("dim", type.padEnd(9)) : ""}  ${meaning}`,
  );
};

const tableText = ({ name, meaning, columns }: TableSpec, paint: Paint): string =>
  [`${paint("bold", name)}: ${meaning}`, ...columnLines(columns, paint)].join("\n");

const macroText = (macro: Macro, paint: Paint): string =>
  [
    `${paint("bold", signature(macro))}: ${macro.meaning}`,
    ...macro.parameters.map(
      ({ name, meaning }) => `  ${paint("dim", `takes ${name}, ${meaning}`)}`,
    ),
    ...columnLines(macro.columns ?? [], paint),
    `  ${paint("dim", `such as ${macro.example}`)}`,
  ].join("\n");

/** The documentation of every table and macro as text, one line a column. */
export const describeTables = (
  specs: readonly TableSpec[],
  macros: readonly Macro[],
  paint: Paint,
): string =>
  [
    ...specs.map((spec) => tableText(spec, paint)),
    paint("bold", "\nMacros"),
    ...macros.map((macro) => macroText(macro, paint)),
  ].join("\n\n");
