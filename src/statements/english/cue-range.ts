import type { Token } from "../token.ts";
import { text } from "./content.ts";
import type { Group } from "./groups.ts";
import type { Range } from "./walk.ts";

/** A colon that opens the content is part of the cue: "said:". */
export const cueRange = (tokens: readonly Token[], { from, to }: Group): Range => ({
  from,
  to: text(tokens, to) === ":" ? to + 1 : to,
});
