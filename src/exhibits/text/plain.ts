import type { ExhibitText } from "../../model/exhibit-text.ts";
import { codePoints } from "./code-points.ts";
import { textMarks } from "./text-marks.ts";

/** Plain text stands as it is: every offset of the text is one of the original. */
export const textOfPlain = (text: string): ExhibitText => ({
  format: "text",
  text,
  marks: textMarks(text),
  sources: text === "" ? [] : [{ start: 0, end: codePoints(text), at: 0 }],
  notes: [],
});
