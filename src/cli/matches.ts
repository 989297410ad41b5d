import { clock } from "../recordings/clock.ts";
import type { Match } from "../recordings/excerpts/match.ts";
import { plain } from "./plain.ts";

const line = (match: Match): string => {
  const here = `${clock(match.clipFrom)}–${clock(match.clipTo)}`;
  const there = `${clock(match.referenceFrom)}–${clock(match.referenceTo)}`;
  const speed = match.speed === 1 ? "" : `, at ${match.speed} times its speed`;
  const likeness = `${(match.bitErrors * 100).toFixed(0)} % of bits differ, score ${match.score}`;
  return `  ${here} also stands in ${plain(match.reference)} at ${there}${speed} (${likeness})\n`;
};

/** Matches and repeats for a terminal. Nothing found is not the same as nothing there. */
export const matchesText = (matches: readonly Match[], repeats: readonly Match[]): string => {
  const found =
    matches.length === 0 ? "  nothing found in the library\n" : matches.map(line).join("");
  if (repeats.length === 0) return `${found}  no stretch was found twice within it\n`;
  return `${found}  twice within itself:\n${repeats.map(line).join("")}`;
};
