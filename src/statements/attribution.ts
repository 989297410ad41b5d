import type { Force } from "../model/statement.ts";
import type { Span } from "./token.ts";

/** Somebody said something, as found in a text. Offsets are UTF-16 units of that text. */
export interface Attribution {
  /** Absent: the text does not say who ("is believed to"). Several where it is interrupted. */
  source: Span[];
  cue: Span[];
  content: Span[];
  force: Force;
  /** Dictionary form of the cue: say, according to, allegation. */
  lemma: string;
  negated: boolean;
  passive: boolean;
  quoted: "direct" | "indirect" | "mixed";
  /** Inside words somebody else is quoted with. */
  inSpeech: boolean;
}
