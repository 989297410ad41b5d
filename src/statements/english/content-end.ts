import type { Token } from "../token.ts";
import { clauseStart, lower, pos, sentenceBody, text } from "./content.ts";
import type { Group } from "./groups.ts";
import { subjectBefore } from "./subject.ts";
import type { Walk } from "./walk.ts";
import { fronters, relatives, timeWords } from "./words.ts";

/**
 * Where content that begins at `from` ends: the end of the sentence, or before a further verb of the same speaker,
 * another's clause, or an aside that names the source. Nothing ends inside quoted words.
 */
export const contentEnd = (walk: Walk, from: number, own: Group): number => {
  const { tokens } = walk;
  const last = sentenceBody(tokens);
  const fronted = isFronted(walk, from, own);
  let open = 0;
  for (let at = from; at < last; at += 1) {
    if (text(tokens, at) === "(") open += 1;
    if (text(tokens, at) === ")" && --open < 0) return at;
    if (at === from) continue;
    if (tokens[at]?.quoted === true && !closesQuoted(tokens, at)) continue;
    if (closesQuoted(tokens, at) && endsWithSource(walk, at)) return at + 1;
    if (
      closesQuoted(tokens, at) &&
      text(tokens, at - 1) === "," &&
      (cutsAtComma(walk, at, own) || (fronted && mainClauseAt(walk, at + 1)))
    )
      return at + 1;
    if (
      text(tokens, at) === "," &&
      (cutsAtComma(walk, at, own) || (fronted && mainClauseAt(walk, at + 1)))
    )
      return at;
    if (text(tokens, at) === ";") return at;
    if (
      /^(?:—|–|--)$/.test(text(tokens, at)) &&
      pos(tokens, at + 1) === "CCONJ" &&
      secondClauseSpeaks(walk, at + 2)
    )
      return at;
    if (pos(tokens, at) === "CCONJ" && joinsOwnVerb(walk, at, own)) return at;
    if (lower(tokens, at) === "according" && lower(tokens, at + 1) === "to") return at;
  }
  return last;
};

/** Before the main clause of its sentence: "When Smith said that …, Khan laughed", "Citing …, Smith accused". */
const isFronted = (walk: Walk, from: number, own: Group): boolean => {
  const { tokens, groups } = walk;
  let first = 0;
  while (/^(?:CCONJ|PUNCT|INTJ)$/.test(pos(tokens, first)) && first < from) first += 1;
  if (own.kind === "gerund" && own.from <= first + 1) return true;
  const opener = fronters.has(lower(tokens, first));
  if (!opener && pos(tokens, first) !== "ADP") return false;
  const subject = own.from === -1 ? undefined : subjectBefore(walk, own);
  const embedded =
    own.kind === "gerund" ||
    own.from === -1 ||
    (subject !== undefined && relatives.has(lower(tokens, subject.from)));
  if (!opener && !embedded) return false;
  return !groups.some(
    (group) => group.from < from && group.kind === "finite" && startsMain(walk, group),
  );
};

/** Does the subject of a verb follow a comma, as that of a main clause does after what is fronted? */
const startsMain = (walk: Walk, group: Group): boolean => {
  const subject = subjectBefore(walk, group);
  return subject !== undefined && subject.from > 0 && text(walk.tokens, subject.from - 1) === ",";
};

/** A subject stands here, and its verb after it. */
const mainClauseAt = (walk: Walk, at: number): boolean => {
  const start = pos(walk.tokens, at) === "ADV" ? at + 1 : at;
  return walk.groups.some((group) => {
    if (group.kind !== "finite" || group.from <= at || group.from > at + 30) return false;
    const subject = subjectBefore(walk, group);
    return subject !== undefined && (subject.from === at || subject.from === start);
  });
};

/** Where an object or an infinitive ends: sooner than a clause, before anything the writer adds. */
export const phraseEnd = (walk: Walk, from: number, own: Group): number => {
  const { tokens } = walk;
  const last = contentEnd(walk, from, own);
  for (let at = from + 1; at < last; at += 1) {
    if (tokens[at]?.quoted === true) continue;
    if (text(tokens, at) === "," && addsAfterComma(walk, at + 1)) return at;
    if (/^(?:while|because|since|although)$/.test(lower(tokens, at))) return at;
    if (/^(?:—|–|--?)$/.test(text(tokens, at))) return at;
    if (/^(?:on|in)$/.test(lower(tokens, at)) && isOccasion(tokens, at + 1)) return at;
    if (isBareDay(walk, at, last)) return at;
  }
  return last;
};

/** "the plan Wednesday", "a “disgrace” Friday on the radio": a day that no preposition ties to the words before. */
const isBareDay = ({ tokens }: Walk, at: number, last: number): boolean =>
  lower(tokens, at).endsWith("day") &&
  timeWords.has(lower(tokens, at)) &&
  !/^(?:ADP|DET|ADJ)$/.test(pos(tokens, at - 1)) &&
  (at === last - 1 || pos(tokens, at + 1) === "ADP");

const isOccasion = (tokens: readonly Token[], at: number): boolean =>
  (lower(tokens, at).endsWith("day") && timeWords.has(lower(tokens, at))) ||
  (/^(?:a|an|the|his|her|their|its)$/.test(lower(tokens, at)) &&
    /^(?:statement|interview|speech|letter|tweet|email|op-ed|memo)$/.test(lower(tokens, at + 1)));

const addsAfterComma = (walk: Walk, at: number): boolean => {
  const { tokens } = walk;
  const word = lower(tokens, at);
  if (
    /^(?:who|which|whose|where|when|while|although|though|because|but|so|yet|as|with|even|led)$/.test(
      word,
    )
  )
    return true;
  const group = groupStarting(walk, at);
  if (group !== undefined) return true;
  return (
    (pos(tokens, at) === "ADV" && groupStarting(walk, at + 1) !== undefined) ||
    pos(tokens, at) === "PRON"
  );
};

const groupStarting = ({ groups, groupOf }: Walk, at: number): Group | undefined => {
  const group = groups[groupOf[at] ?? -1];
  return group?.from === at ? group : undefined;
};

const cutsAtComma = (walk: Walk, at: number, own: Group): boolean => {
  const { tokens } = walk;
  let next = at + 1;
  if (/^(?:and|but|while|although|though|yet)$/.test(lower(tokens, next))) {
    if (joinsOwnVerb(walk, next, own)) return true;
    return (
      lower(tokens, next) !== "and" &&
      (/^(?:although|though|while|but)$/.test(lower(tokens, next)) ||
        secondClauseSpeaks(walk, next + 1))
    );
  }
  if (lower(tokens, next) === "according") return true;
  while (pos(tokens, next) === "ADV" && groupStarting(walk, next) === undefined) next += 1;
  const group = groupStarting(walk, next);
  if (group?.kind === "gerund" && group.cues.some(({ frames }) => frames.includes("c")))
    return true;
  return endsWithSource(walk, at);
};

/** The mark that closes words quoted with a comma inside. */
const closesQuoted = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.quoted === true &&
  tokens[at + 1]?.quoted !== true &&
  /^[,.?!—–-]$/.test(text(tokens, at - 1));

/** ", he said" and ", said Smith" at the end of the sentence. */
const endsWithSource = ({ tokens, groups }: Walk, comma: number): boolean => {
  const last = sentenceBody(tokens);
  const group = groups.find(({ from }) => from > comma);
  if (group === undefined || group.passive || last - comma > 14) return false;
  const speaks = group.cues.some(({ frames }) => frames.includes("q"));
  return (
    speaks && group.to >= last - 3 && group.from - comma <= 6 && !clauseStart(tokens, comma + 1)
  );
};

/** "said A and called B": a second finite cue verb that the same subject governs. */
const joinsOwnVerb = (walk: Walk, at: number, own: Group): boolean => {
  const group = groupStarting(walk, at + 1);
  if (group === undefined || group.kind !== own.kind || group.cues.length === 0 || group.passive)
    return false;
  return sameTense(walk.tokens, group, own);
};

const tenseOf = (tokens: readonly Token[], { from, head }: Group): string => {
  const first = lower(tokens, from);
  if (from !== head) return first;
  return first.endsWith("s")
    ? "s"
    : /(?:ed|id|old|rote|oke|ew|ought|lt|ade|ook)$/.test(first)
      ? "past"
      : "base";
};

const sameTense = (tokens: readonly Token[], a: Group, b: Group): boolean =>
  tenseOf(tokens, a) === tenseOf(tokens, b);

/** "…, but Smith said": the clause after the conjunction has a speaker of its own. */
const secondClauseSpeaks = (walk: Walk, from: number): boolean => {
  const group = walk.groups.find((one) => one.from >= from);
  return (
    group !== undefined &&
    group.from - from <= 6 &&
    group.cues.some(({ frames }) => /[cq]/.test(frames))
  );
};
