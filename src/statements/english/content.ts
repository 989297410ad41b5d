import type { Token } from "../token.ts";
import type { Group } from "./groups.ts";
import { subjectBefore } from "./subject.ts";
import type { Range, Walk } from "./walk.ts";
import { adjunctPrepositions, openers, timeWords } from "./words.ts";

const text = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";
const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";
const pos = (tokens: readonly Token[], at: number): string => tokens[at]?.pos ?? "";

/** Index after the last token that is not the mark that ends the sentence. */
export const sentenceBody = (tokens: readonly Token[]): number => {
  let to = tokens.length;
  while (to > 0 && /^(?:\.|\?|!|…|;|:)$/.test(text(tokens, to - 1))) to -= 1;
  return to;
};

const nounPart = /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON|PART|SYM|X)$/;

/** A simple noun phrase with its "of": where it ends. */
export const nounPhraseEnd = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (at < tokens.length) {
    if (at > from && text(tokens, at) === "(") {
      const close = tokens.findIndex(
        (token, index) => index > at && index < at + 8 && token.text === ")",
      );
      if (close === -1) break;
      at = close + 1;
      continue;
    }
    const joins = /^(?:of|and|&)$/.test(lower(tokens, at)) && nounPart.test(pos(tokens, at + 1));
    if (!nounPart.test(pos(tokens, at)) && !(joins && at > from)) break;
    if (at > from && openers.has(lower(tokens, at))) break;
    if (at > from && /^(?:he|she|they|we|i|it|you)$/.test(lower(tokens, at))) break;
    if (at > from && pos(tokens, at) === "DET" && !/^(?:of|and|&)$/.test(lower(tokens, at - 1)))
      break;
    at += 1;
  }
  return at;
};

const isTime = (tokens: readonly Token[], at: number): boolean => {
  const word = lower(tokens, at);
  return /^(?:this|last|next)$/.test(word)
    ? timeWords.has(lower(tokens, at + 1))
    : timeWords.has(word);
};

/** Over "Friday", "last week", "on Fox News", "in a statement", where something follows that can be content. */
const skipAdjuncts = (tokens: readonly Token[], from: number): number => {
  let at = from;
  for (let steps = 0; steps < 6 && !clauseStart(tokens, at); steps += 1) {
    const word = lower(tokens, at);
    if (isTime(tokens, at) || pos(tokens, at) === "ADV" || pos(tokens, at) === "NUM") at += 1;
    else if (adjunctPrepositions.has(word) && pos(tokens, at) !== "SCONJ") {
      const end = nounPhraseEnd(tokens, at + 1);
      if (end === at + 1) break;
      at = end;
    } else break;
  }
  return at;
};

const clauseStart = (tokens: readonly Token[], at: number): boolean =>
  /^(?:that|if|whether|how|why|what|where|when|who)$/.test(lower(tokens, at));

const speechStart = (tokens: readonly Token[], at: number): boolean =>
  pos(tokens, at) === "QUOTE" ||
  (/^[,:]$/.test(text(tokens, at)) &&
    (pos(tokens, at + 1) === "QUOTE" || /^["“‘]$/.test(text(tokens, at + 1))));

/** "told “Morning Joe” on Friday that": a "that" before any further verb opens the content. */
const thatAhead = ({ tokens, groupOf }: Walk, from: number): number | undefined => {
  const aside = text(tokens, from) === ",";
  for (let at = from; at < Math.min(from + 18, tokens.length); at += 1) {
    if (lower(tokens, at) === "that" && !/^(?:AUX|VERB)$/.test(pos(tokens, at + 1))) return at;
    if ((groupOf[at] ?? -1) !== -1 || pos(tokens, at) === "QUOTE") return undefined;
    if (/^[,;:]$/.test(text(tokens, at)) && !aside) return undefined;
  }
  return undefined;
};

/** Where content begins after a verb that takes a clause: over time, place and an addressee if one comes first. */
export const clauseContentStart = (walk: Walk, group: Group, addressee: boolean): number => {
  const { tokens } = walk;
  if (clauseStart(tokens, group.to)) return group.to;
  const that = thatAhead(walk, group.to);
  if (that !== undefined) return that;
  const at = addressee ? nounPhraseEnd(tokens, group.to) : group.to;
  const after = clauseStart(tokens, at) ? at : skipAdjuncts(tokens, at);
  if (speechStart(tokens, after)) return pos(tokens, after) === "QUOTE" ? after : after + 1;
  if (clauseStart(tokens, after)) return after;
  if (/^[,:]$/.test(text(tokens, after)) && clauseStart(tokens, after + 1)) return after + 1;
  if (text(tokens, at) === ":") return at + 1;
  return after > at && startsClause(tokens, after) ? after : at;
};

/** Where the infinitive begins that an order or a wish is about: over the one who is asked, if `addressee`. */
export const infinitiveStart = (
  walk: Walk,
  group: Group,
  addressee: boolean,
): number | undefined => {
  const { tokens, groups } = walk;
  const next = groups.find(({ from }) => from >= group.to);
  if (next?.kind !== "infinitive") return undefined;
  const mark = lower(tokens, next.from) === "to" ? next.from : next.from - 1;
  const to = lower(tokens, mark - 1) === "not" ? mark - 1 : mark;
  if (to === group.to) return to;
  return addressee && to - group.to <= 12 && to > group.to ? to : undefined;
};

const startsClause = (tokens: readonly Token[], at: number): boolean =>
  /^(?:DET|PRON|PROPN|NOUN)$/.test(pos(tokens, at));

/**
 * Is the range a clause: words that open one, speech, or a noun phrase and its finite verb? A noun phrase with a
 * clause somewhere after it is not: "wrote songs about him, which …".
 */
export const holdsClause = (walk: Walk, { from, to }: Range): boolean => {
  const { tokens, groups } = walk;
  if (clauseStart(tokens, from) || pos(tokens, from) === "QUOTE") return true;
  const inside = groups.filter((one) => one.kind === "finite" && one.from >= from && one.from < to);
  if (inside.length === 0) return false;
  if (!/^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(pos(tokens, from)) || tokens[from]?.quoted === true)
    return true;
  return inside.slice(0, 4).some((group) => {
    const subject = subjectBefore(walk, group);
    return group.from === from || (subject !== undefined && subject.from <= from + 1);
  });
};

/**
 * Where content that begins at `from` ends: the end of the sentence, or before a further verb of the same speaker,
 * another's clause, or an aside that names the source. Nothing ends inside quoted words.
 */
export const contentEnd = (walk: Walk, from: number, own: Group): number => {
  const { tokens } = walk;
  const last = sentenceBody(tokens);
  for (let at = from + 1; at < last; at += 1) {
    if (tokens[at]?.quoted === true && !closesQuoted(tokens, at)) continue;
    if (closesQuoted(tokens, at) && endsWithSource(walk, at)) return at + 1;
    if (text(tokens, at) === "," && cutsAtComma(walk, at, own)) return at;
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

/** Where an object or an infinitive ends: sooner than a clause, before anything the writer adds. */
export const phraseEnd = (walk: Walk, from: number, own: Group): number => {
  const { tokens } = walk;
  const last = contentEnd(walk, from, own);
  for (let at = from + 1; at < last; at += 1) {
    if (tokens[at]?.quoted === true) continue;
    if (text(tokens, at) === "," && addsAfterComma(walk, at + 1)) return at;
    if (/^(?:after|before|during|while|because|since|although)$/.test(lower(tokens, at))) return at;
    if (/^(?:—|–|--?)$/.test(text(tokens, at))) return at;
    if (/^(?:on|in)$/.test(lower(tokens, at)) && isOccasion(tokens, at + 1)) return at;
    if (lower(tokens, at).endsWith("day") && timeWords.has(lower(tokens, at)) && at === last - 1)
      return at;
  }
  return last;
};

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
