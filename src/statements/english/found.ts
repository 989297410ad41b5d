import type { Group } from "./groups.ts";
import type { CueVerb } from "./lexicon.ts";
import type { Range } from "./walk.ts";

/** What a rule found, in tokens of one sentence. */
export interface Found {
  source: Range | undefined;
  cue: Range;
  content: Range[];
  verb: CueVerb;
  group: Group | undefined;
}
