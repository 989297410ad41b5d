import type { Token } from "../token.ts";
import type { Group } from "./groups.ts";
import { subjectBefore } from "./subject.ts";
import type { Range, Walk } from "./walk.ts";
import { adjunctPrepositions, openers, timeWords } from "./words.ts";

export const text = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";
export const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";
export const pos = (tokens: readonly Token[], at: number): string => tokens[at]?.pos ?? "";

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

export const clauseStart = (tokens: readonly Token[], at: number): boolean =>
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
    const verbal = (groupOf[at] ?? -1) !== -1 && !isAttributive(tokens, at);
    if (verbal || pos(tokens, at) === "QUOTE") return undefined;
    if (/^[,;:]$/.test(text(tokens, at)) && !aside) return undefined;
  }
  return undefined;
};

/** "an invited crowd": a participle before its noun is no verb of the sentence. */
const isAttributive = (tokens: readonly Token[], at: number): boolean =>
  /^(?:DET|ADJ)$/.test(pos(tokens, at - 1)) && /^(?:NOUN|PROPN|ADJ)$/.test(pos(tokens, at + 1));

/** Verbs that nobody can be the object of. */
const bare = new Set("say think believe claim argue add know feel hope insist".split(" "));

/** Where content begins after a verb that takes a clause: over time, place and an addressee if one comes first. */
export const clauseContentStart = (walk: Walk, group: Group, addressee: boolean): number => {
  const { tokens } = walk;
  if (clauseStart(tokens, group.to)) return group.to;
  // "said the spate of protests demands that …": nobody is said, so that noun begins the content.
  const object = startsClause(tokens, group.to) && !isTime(tokens, group.to);
  const that =
    object && group.cues.every(({ lemma }) => bare.has(lemma))
      ? undefined
      : thatAhead(walk, group.to);
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
  const quoted = /^["“‘]$/.test(text(tokens, next.from - 1)) ? 2 : 1;
  const mark = lower(tokens, next.from) === "to" ? next.from : next.from - quoted;
  const to = lower(tokens, mark - 1) === "not" ? mark - 1 : mark;
  if (to === group.to || skipAdjuncts(tokens, group.to) === to) return to;
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
