import type { Macro } from "../model/macro.ts";
import { consolidationMacros } from "./macros/consolidation.ts";
import { contradictionMacros } from "./macros/contradictions.ts";
import { estimateMacros } from "./macros/estimate.ts";
import { inHandMacros } from "./macros/in-hand.ts";
import { issueMacros } from "./macros/issues.ts";
import { majorityRange } from "./macros/majority.ts";
import { pairMacros } from "./macros/pairs.ts";
import { reconcileMacros } from "./macros/reconcile.ts";

/** The macros of the results stage, each after those it uses. */
export const resultsMacros: readonly Macro[] = [
  ...inHandMacros,
  ...pairMacros,
  ...reconcileMacros,
  ...contradictionMacros,
  majorityRange,
  ...consolidationMacros,
  ...issueMacros,
  ...estimateMacros,
];
