import type { Macro, MacroParameter } from "../model/macro.ts";
import { coalitionMacros } from "./macros-coalitions.ts";
import { standingsMacros } from "./macros-standings.ts";

/** The macros every case has; a stage may bring more. */
export const standardMacros: readonly Macro[] = [...standingsMacros, ...coalitionMacros];

const parameter = ({ name, default: value }: MacroParameter): string =>
  value === undefined ? name : `${name} := ${value}`;

/** The CREATE MACRO statement of a macro. */
export const createMacro = ({ name, kind, parameters, sql }: Macro): string =>
  `create macro ${name}(${parameters.map(parameter).join(", ")}) as ${
    kind === "table" ? `table ${sql}` : `(${sql})`
  }`;

/** How a macro is called: `winners(tab)`. */
export const signature = ({ name, parameters }: Macro): string =>
  `${name}(${parameters.map(parameter).join(", ")})`;
