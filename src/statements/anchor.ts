import { MandateError } from "../lib/error.ts";
import type { Statement } from "../model/statement.ts";

/** How a statement's selectors stand to a text: nothing is ever moved to fit. */
export type Anchoring =
  | { state: "exact"; start: number; end: number }
  | { state: "none given" }
  /** The words stand elsewhere, once or several times; code points of their starts. */
  | { state: "moved"; found: number[] }
  | { state: "lost" };

const maxFound = 20;

const occurrences = (characters: readonly string[], exact: string): number[] => {
  const text = characters.join("");
  const found: number[] = [];
  let counted = 0;
  let points = 0;
  for (
    let at = text.indexOf(exact);
    at !== -1 && found.length < maxFound;
    at = text.indexOf(exact, at + 1)
  ) {
    points += Array.from(text.slice(counted, at)).length;
    counted = at;
    found.push(points);
  }
  return found;
};

/**
 * Do the position and the quote of a statement agree on this text (W3C Web Annotation, selectors 4.2.4 and 4.2.5)?
 * With a quote alone, it anchors where the words stand exactly once.
 */
export const anchoringOf = ({ target }: Statement, text: string): Anchoring => {
  const quote = target.selector?.find((one) => one.type === "TextQuoteSelector");
  const position = target.selector?.find((one) => one.type === "TextPositionSelector");
  const characters = Array.from(text);
  if (quote === undefined)
    return position === undefined || position.end > characters.length
      ? { state: position === undefined ? "none given" : "lost" }
      : { state: "exact", start: position.start, end: position.end };
  const here = position && characters.slice(position.start, position.end).join("");
  if (position !== undefined && here === quote.exact)
    return { state: "exact", start: position.start, end: position.end };
  const found = occurrences(characters, quote.exact);
  const [only] = found;
  if (position === undefined && found.length === 1)
    return { state: "exact", start: only, end: only + Array.from(quote.exact).length };
  return found.length === 0 ? { state: "lost" } : { state: "moved", found };
};

/** The statements of a file that no longer stand exactly where they say, as problems for a person to settle. */
export const anchoringProblems = (
  statements: readonly Statement[],
  text: string,
  file: string,
): MandateError[] =>
  statements.flatMap((statement) => {
    const anchoring = anchoringOf(statement, text);
    if (anchoring.state === "exact" || anchoring.state === "none given") return [];
    const where =
      anchoring.state === "lost"
        ? "its words are not there"
        : `its words stand at ${anchoring.found.join(", ")}`;
    return [
      new MandateError({
        code: `statements/${anchoring.state}`,
        message: `${statement.id} does not stand where it says in ${statement.target.source}: ${where}`,
        at: { file },
        fix: "Compare the exhibit with the one the statement was taken from, then mend its selectors by hand.",
      }),
    ];
  });
