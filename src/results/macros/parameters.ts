import type { MacroParameter } from "../../model/macro.ts";

export const tab: MacroParameter = { name: "tab", meaning: "a tabulation", names: "tabulation" };
export const tabA: MacroParameter = {
  ...tab,
  name: "tab_a",
  meaning: "the first tabulation, such as the sheets",
};
export const tabB: MacroParameter = {
  ...tab,
  name: "tab_b",
  meaning: "the second tabulation, such as the declared result",
};
export const depth: MacroParameter = {
  name: "depth",
  meaning: "how many of a place's regions to tell apart, from the widest; 0 is the whole",
};
