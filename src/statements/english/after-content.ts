import type { Token } from "../token.ts";
import { text as mark, sentenceBody, lower as word } from "./content.ts";
import { frame } from "./content-for.ts";
import { cueRange } from "./cue-range.ts";
import type { Found } from "./found.ts";
import type { Group } from "./groups.ts";
import { subjectAfter } from "./inverted.ts";
import type { CueVerb } from "./lexicon.ts";
import { subjectBefore } from "./subject.ts";
import type { Range, Walk } from "./walk.ts";

/** Where the clause before a comma begins, for content that its source follows. */
const contentBefore = (walk: Walk, end: number): Range[] => {
  const { tokens } = walk;
  let to = end;
  while (to > 0 && mark(tokens, to - 1) === ",") to -= 1;
  if (to <= 0) return [];
  if (tokens[to - 1]?.pos === "QUOTE") {
    let from = to - 1;
    while (tokens[from - 1]?.pos === "QUOTE") from -= 1;
    return [{ from, to }];
  }
  return [{ from: afterConnective(tokens), to }];
};

/** "However, the count was fair, Smith said": the word that joins it to what came before is the writer's. */
const afterConnective = (tokens: readonly Token[]): number => {
  const length = connectives.has(word(tokens, 0))
    ? 1
    : word(tokens, 0) === "in" && word(tokens, 1) === "addition"
      ? 2
      : 0;
  return length > 0 && mark(tokens, length) === "," ? length + 1 : 0;
};

const connectives = new Set([
  "however",
  "meanwhile",
  "moreover",
  "furthermore",
  "additionally",
  "nevertheless",
  "still",
]);

/** "…", he said, "…": what goes on after an interruption. */
const contentAfter = (walk: Walk, from: number, speech: boolean): Range[] => {
  const { tokens, groupOf } = walk;
  const last = sentenceBody(tokens);
  if (!speech)
    return mark(tokens, from) === "," && from + 1 < last ? [{ from: from + 1, to: last }] : [];
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.pos === "QUOTE") return [{ from: at, to: at + 1 }];
    if ((groupOf[at] ?? -1) !== -1) return [];
  }
  return [];
};

const precededByContent = (tokens: readonly Token[], at: number): boolean =>
  at > 0 &&
  (tokens[at - 1]?.pos === "QUOTE" || mark(tokens, at - 1) === "," || endsQuoted(tokens, at - 1));

/** The mark that closes words quoted with a comma inside: ‘… makes me smart,’ Smith said. */
export const endsQuoted = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.quoted === true &&
  tokens[at + 1]?.quoted !== true &&
  /^[,.?!—–-]$/.test(mark(tokens, at - 1));

/** "…," she said / "…," said Smith / "…, Smith said". */
export const afterContent = (walk: Walk, group: Group): Found | undefined => {
  const { tokens } = walk;
  const verb = frame(group, "q") ?? frame(group, "c");
  if (verb === undefined || group.passive || group.kind !== "finite") return undefined;
  const canInvert = frame(group, "a") === undefined && precededByContent(tokens, group.from);
  const inverted = canInvert ? subjectAfter(walk, group.to) : undefined;
  if (
    inverted !== undefined &&
    frame(group, "q") !== undefined &&
    endsOrPauses(tokens, inverted.to)
  )
    return postposed(walk, group, { verb, source: inverted, end: group.from, after: inverted.to });
  const source = subjectBefore(walk, group);
  if (source === undefined) return undefined;
  // "…, as the memo put it": the content stands before.
  const as = word(tokens, source.from - 1) === "as" && group.to >= sentenceBody(tokens);
  const before = as ? source.from - 1 : source.from;
  if (!precededByContent(tokens, before)) return undefined;
  const speech = tokens[before - 1]?.pos === "QUOTE" || tokens[before - 2]?.pos === "QUOTE";
  if (!speech && (quotesNext(tokens, group.to) || !pausesSoon(tokens, group.to))) return undefined;
  if (!speech && !interrupts(walk, group) && !hasFinite(walk, source.from)) return undefined;
  return postposed(walk, group, { verb, source, end: before, after: group.to });
};

/** The museum, he said, would …: the clause is cut in two, and its verb comes after. */
const interrupts = ({ tokens, groups }: Walk, group: Group): boolean =>
  mark(tokens, group.to) === "," &&
  groups.some(({ from, kind }) => from > group.to && kind === "finite");

const hasFinite = ({ groups }: Walk, before: number): boolean =>
  groups.some(({ from, kind }) => kind === "finite" && from < before);

/** As a phone rang, a narrator says, “…”: the words quoted are the content, not what stands before. */
const quotesNext = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(from, from + 10).some(({ pos }) => pos === "QUOTE");

const endsOrPauses = (tokens: readonly Token[], at: number): boolean =>
  at >= tokens.length || !/^(?:VERB|AUX)$/.test(tokens[at]?.pos ?? "");

/** Nothing that could be content follows the verb: the sentence ends, or a comma comes, after a time or place. */
const pausesSoon = (tokens: readonly Token[], from: number): boolean => {
  const last = sentenceBody(tokens);
  if (from >= last || mark(tokens, from) === ",") return true;
  if (/^(?:that|if|whether|how|why|what|to)$/.test(word(tokens, from))) return false;
  for (let at = from; at < last; at += 1) {
    const token = tokens[at];
    if (token.text === ",") return true;
    if (/^(?:VERB|AUX|QUOTE)$/.test(token.pos) && !token.lower.endsWith("ing")) return false;
    if (token.lower === "that") return false;
  }
  const first = tokens[from];
  return (
    first.pos === "ADP" ||
    first.pos === "ADV" ||
    first.pos === "PROPN" ||
    first.pos === "SCONJ" ||
    first.pos === "PART"
  );
};

interface Postposed {
  verb: CueVerb;
  source: Range;
  end: number;
  after: number;
}

const postposed = (
  walk: Walk,
  group: Group,
  { verb, source, end, after }: Postposed,
): Found | undefined => {
  const content = contentBefore(walk, end);
  if (content.length === 0) return undefined;
  const [first] = content;
  const speech = first !== undefined && walk.tokens[first.to - 1]?.pos === "QUOTE";
  return {
    source,
    cue: cueRange(walk.tokens, group),
    content: [...content, ...contentAfter(walk, after, speech)],
    verb,
    group,
  };
};
