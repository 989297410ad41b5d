import type { Token } from "../token.ts";
import { isComma, isHead, type Walk } from "./walk.ts";
import { relatives, timeWords } from "./words.ts";

/** ", Mr. Bush said," is no aside on the noun before it. */
const speaksItself = ({ tokens, groups }: Walk, from: number, to: number): boolean =>
  !relatives.has(tokens[from]?.lower ?? "") &&
  groups.some(
    (group) =>
      group.from > from &&
      group.to === to &&
      group.kind === "finite" &&
      group.cues.some(({ frames }) => frames.includes("q")),
  );

/** "Smith, the top Democrat on the panel," : where the aside that ends at `comma` begins, if it is one. */
const asideStart = (walk: Walk, comma: number): number | undefined => {
  const { tokens } = walk;
  for (let at = comma - 1; at > Math.max(0, comma - 40); at -= 1) {
    const token = tokens[at];
    if (token.pos === "QUOTE" || token.text === ";" || token.text === ":") return undefined;
    if (!isComma(token) || !isHead(tokens[at - 1])) continue;
    const first = tokens[at + 1];
    if (first.pos === "CCONJ") continue;
    if (speaksItself(walk, at + 1, comma)) return undefined;
    return opensAside(first, tokens[at - 1]) || isRemark(tokens, at + 1, comma) ? at : undefined;
  }
  return undefined;
};

const occasions = new Set(["at", "in", "on", "during", "after", "for", "like", "as", "with"]);

/** ", meanwhile," and ", at a rally on Friday,": about the saying, not about who says it. */
const isRemark = (tokens: readonly Token[], from: number, to: number): boolean =>
  (tokens[from].pos === "ADV" && to - from <= 2) ||
  (occasions.has(tokens[from].lower) && to - from <= 8);

export const opensAside = (first: Token, noun: Token): boolean => {
  if (timeWords.has(noun.lower)) return false;
  if (fromPlace(first, noun) || (first.lower === "at" && noun.pos === "PROPN")) return true;
  if (
    /^(?:who|which|whose|whom|a|an|the|his|her|its|their|one|formerly|including|like|such|then|now|himself|herself)$/.test(
      first.lower,
    )
  )
    return true;
  if (/^(?:he|she|they|we|i|it|you|but|and|who's)$/.test(first.lower)) return false;
  return (
    first.pos === "NOUN" ||
    first.pos === "NUM" ||
    first.pos === "ADJ" ||
    first.pos === "PROPN" ||
    first.pos === "VERB"
  );
};

/** Is there "of Ashton, Md." after a name? */
const fromPlace = (first: Token, noun: Token): boolean =>
  noun.pos !== "NOUN" && /^(?:of|from)$/.test(first.lower);

interface Asides {
  /** Where the noun phrase they belong to ends. */
  end: number;
  /** Where the source ends: asides that only describe an action are not part of it. */
  to: number;
}

const dash = /^(?:—|–|―|--)$/;

/** "Khan -- head of the union -- said": the aside and the dash that closes it belong to the source. */
export const overDashes = (tokens: readonly Token[], from: number): Asides | undefined => {
  if (!dash.test(tokens[from - 1]?.text ?? "")) return undefined;
  for (let at = from - 2; at > Math.max(0, from - 40); at -= 1) {
    if (tokens[at].pos === "QUOTE") return undefined;
    if (dash.test(tokens[at].text))
      return isHead(tokens[at - 1]) ? { end: at, to: from } : undefined;
  }
  return undefined;
};

const describesAction = (first: Token | undefined): boolean =>
  first !== undefined &&
  first.pos === "VERB" &&
  first.lower.endsWith("ing") &&
  first.lower !== "including";

export const overAsides = (walk: Walk, from: number): Asides | undefined => {
  const { tokens } = walk;
  let end = from;
  let to = from;
  for (let asides = 0; asides < 3 && isComma(tokens[end - 1]); asides += 1) {
    const start = asideStart(walk, end - 1);
    if (start === undefined) return undefined;
    const remark = describesAction(tokens[start + 1]) || isRemark(tokens, start + 1, end - 1);
    if (remark && to === from) to = start;
    end = start;
  }
  return { end, to };
};
