import type { ExhibitText } from "../../model/exhibit-text.ts";
import { TextBuilder } from "./builder.ts";
import { codePoints } from "./code-points.ts";
import { textMarks } from "./text-marks.ts";

/**
 * Signs that are no words: marks of headings, quotes and rules at a line's start, stars and backticks beside a word, and
 * a link's address. A dash or number that opens a list stays, and so does all else: what is doubtful is text.
 */
const signs =
  /^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+|^[ \t]{0,3}(?:[-*_][ \t]*){3,}$|\*{1,3}(?=[\p{L}\p{N}“"'(])|(?<=[\p{L}\p{N}.,!?”"')])\*{1,3}|`{1,3}|!?\[(?=[^\][\n]{1,500}\]\([^()\s]{0,2000}\))|(?<=\[[^\][\n]{1,500})\]\([^()\s]{0,2000}\)/gmu;

/** Markdown's words, without the signs around them; each stretch with its place in the original. */
export const textOfMarkdown = (markdown: string): ExhibitText => {
  const out = new TextBuilder();
  let at = 0;
  let points = 0;
  const add = (to: number): void => {
    const words = markdown.slice(at, to);
    out.add(words, { at: points });
    points += codePoints(words);
  };
  for (const match of markdown.matchAll(signs)) {
    add(match.index);
    at = match.index + match[0].length;
    points += codePoints(match[0]);
  }
  add(markdown.length);
  const { text, sources } = out.done();
  return { format: "markdown", text, marks: textMarks(text), sources, notes: [] };
};
