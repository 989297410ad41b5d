import type { ExhibitText } from "../../model/exhibit-text.ts";
import { codePoints } from "./code-points.ts";
import { textMarks } from "./text-marks.ts";

/** Plain text and Markdown stand as they are: every offset of the text is one of the original. */
export const textOfPlain = (text: string, format: "text" | "markdown"): ExhibitText => ({
  format,
  text,
  marks: textMarks(text),
  sources: text === "" ? [] : [{ start: 0, end: codePoints(text), at: 0 }],
  notes: [],
});
