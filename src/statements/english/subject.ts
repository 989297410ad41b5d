import type { Token } from "../token.ts";
import { opensAside, overAsides, overDashes } from "./asides.ts";
import type { Group } from "./groups.ts";
import { isComma, isHead, type Range, type Walk } from "./walk.ts";
import { nominative, openers, relatives, timeWords } from "./words.ts";

const nominal = new Set(["NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"]);

/** Marks a subject may hold: brackets, nicknames in quotes, possessives. */
const innerMark = (token: Token): boolean => /^["“”'’‘()&/.$%#@]$|^'s$|^’s$/.test(token.text);

const canStand = (token: Token): boolean =>
  nominal.has(token.pos) ||
  token.pos === "ADP" ||
  token.pos === "ADV" ||
  token.pos === "PART" ||
  token.pos === "CCONJ" ||
  innerMark(token);

const stops = (token: Token): boolean =>
  token.pos === "QUOTE" ||
  openers.has(token.lower) ||
  (relatives.has(token.lower) && token.pos !== "DET") ||
  (!canStand(token) && token.pos !== "VERB");
/** A clause after its noun, "who worked there", is part of the noun phrase: where that noun stands. */
const overRelative = ({ tokens, groups, groupOf }: Walk, at: number): number | undefined => {
  const group = groups[groupOf[at] ?? -1];
  if (group === undefined) return undefined;
  const before = tokens[group.from - 1];
  const first = tokens[group.from];
  if (before !== undefined && relatives.has(before.lower) && isHead(tokens[group.from - 2]))
    return group.from - 2;
  const participle =
    before?.pos === "NOUN" &&
    group.to - group.from === 1 &&
    /(?:ing|ed|en|own|ade)$/.test(first.lower) &&
    first.pos === "VERB";
  return participle && isHead(before) && !timeOnly(tokens, group.from - 1, group.from)
    ? group.from - 1
    : undefined;
};

const timeOnly = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (!timeWords.has(token.lower) && token.pos !== "DET" && token.pos !== "NUM") return false;
  }
  return true;
};

const isAdjectival = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  return (
    before !== undefined &&
    (before.pos === "DET" ||
      before.pos === "ADJ" ||
      before.lower.endsWith("'s") ||
      before.lower.endsWith("’s")) &&
    (after?.pos === "NOUN" || after?.pos === "PROPN" || after?.pos === "ADJ")
  );
};

const bracketStart = (tokens: readonly Token[], at: number): number => {
  for (let open = at; open >= Math.max(0, at - 8); open -= 1)
    if (tokens[open]?.text === "(") return open;
  return at;
};

/** Leftwards over noun phrases and what is attached to them. */
const walkLeft = (walk: Walk, end: number): number => {
  const { tokens } = walk;
  let from = end;
  while (from > 0) {
    const at = from - 1;
    const token = tokens[at];
    if (token.text === ")") {
      from = bracketStart(tokens, at);
      if (from === at) break;
      continue;
    }
    if (stops(token)) break;
    if (token.pos === "VERB" || (walk.groupOf[at] ?? -1) !== -1) {
      if (isAdjectival(tokens, at)) {
        from = at;
        continue;
      }
      const noun = overRelative(walk, at);
      if (noun === undefined) break;
      from = noun;
      continue;
    }
    from = at;
  }
  return from;
};

const leadingJunk = (token: Token): boolean =>
  token.pos === "CCONJ" ||
  token.pos === "ADV" ||
  token.pos === "SCONJ" ||
  token.pos === "PART" ||
  token.pos === "INTJ" ||
  token.pos === "PUNCT";

/** An opening quote mark or bracket belongs to the phrase; a closing one does not. */
const isLead = (token: Token): boolean =>
  (leadingJunk(token) || !/[\p{L}\p{N}$]/u.test(token.text)) &&
  (token.quoted === true || !/^["“‘(]$/.test(token.text));

/** Drops "But", "On Tuesday", "In a statement" before the noun phrase that is the subject. */
const trimLeft = (tokens: readonly Token[], { from, to }: Range): Range | undefined => {
  let at = from;
  at = lastPhrase(tokens, at, to);
  while (at < to && isLead(tokens[at])) at += 1;
  if (at < to && tokens[at]?.pos === "ADP") {
    const next = secondPhrase(tokens, at + 1, to);
    if (next === undefined) return undefined;
    at = next;
  }
  at = afterTime(tokens, at, to);
  if (relatives.has(tokens[at]?.lower ?? "") && tokens[at].lower !== "that" && at + 1 < to) at += 1;
  return at < to ? { from: at, to } : undefined;
};

/** In "the impact it had" and "meddling the senator said is" the subject is the last noun phrase alone. */
const lastPhrase = (tokens: readonly Token[], from: number, to: number): number => {
  const last = tokens[to - 1];
  if (last === undefined || to <= from) return from;
  if (nominative.has(last.lower) && (last.lower !== "i" || tokens[to - 2]?.pos !== "CCONJ"))
    return to - 1;
  for (let at = to - 1; at > from; at -= 1)
    if (tokens[at]?.pos === "DET" && bareNoun(tokens[at - 1])) return at;
  return from;
};

const bareNoun = ({ pos, lower }: Token): boolean =>
  (pos === "NOUN" || pos === "PROPN") &&
  !/['’]s?$/.test(lower) &&
  lower !== "all" &&
  lower !== "both";

const afterTime = (tokens: readonly Token[], from: number, to: number): number => {
  let at = from;
  while (at < to && timeWords.has(tokens[at]?.lower ?? "")) at += 1;
  const follows = tokens[at];
  const starts = follows !== undefined && /^(?:PRON|PROPN|DET)$/.test(follows.pos);
  return at > from && at < to && starts ? at : from;
};

/** "In Ohio the governor": where the second noun phrase begins. */
const secondPhrase = (tokens: readonly Token[], from: number, to: number): number | undefined => {
  for (let at = from + 1; at < to; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (!isHead(before)) continue;
    if (/^(?:he|she|they|we|i|it|the|a|an)$/.test(token.lower)) return at;
    if (token.pos === "PROPN" && (before.pos !== "PROPN" || timeWords.has(before.lower))) return at;
  }
  return undefined;
};

const isTime = ({ lower, pos }: Token): boolean =>
  timeWords.has(lower) || (pos === "NUM" && /^(?:19|20)\d\d$/.test(lower));

/** Drops "on Friday", "this month", "in 2001" between the noun phrase and its verb. */
const beforeTime = (tokens: readonly Token[], end: number): number => {
  let at = end;
  while (at > 1 && isTime(tokens[at - 1])) at -= 1;
  if (at === end) return end;
  const preposition = tokens[at - 1]?.pos === "ADP";
  const noun = preposition ? at - 1 : at;
  return isHead(tokens[noun - 1]) ? noun : end;
};

/** "Wilson, of Springfield, Va., said": over further asides, back to the name they belong to. */
const startOf = (walk: Walk, end: number, passed: boolean): number => {
  const { tokens } = walk;
  let from = walkLeft(walk, end);
  const most = passed ? 3 : 0;
  for (let asides = 0; asides < most && isComma(tokens[from - 1]); asides += 1) {
    const noun = tokens[from - 2];
    if (noun?.pos !== "PROPN" && noun?.pos !== "NUM") break;
    if (!opensAside(tokens[from], noun)) break;
    const further = walkLeft(walk, from - 1);
    if (trimLeft(tokens, { from: further, to: from - 1 }) === undefined) break;
    from = further;
  }
  return from;
};

/**
 * The noun phrase before a verb group that is its subject, asides between commas included (and the comma that
 * closes them, as the PARC and PolNeAR corpora have it).
 */
export const subjectBefore = (walk: Walk, group: Group): Range | undefined => {
  const known = walk.subjects.get(group.from);
  if (known !== undefined) return known === null ? undefined : known;
  const found = findSubject(walk, group);
  walk.subjects.set(group.from, found ?? null);
  return found;
};

const findSubject = (walk: Walk, group: Group): Range | undefined => {
  const { tokens } = walk;
  if (tokens[group.from - 1]?.pos === "CCONJ") return undefined;
  let start = group.from;
  while (start > 0 && tokens[start - 1]?.pos === "ADV" && isHead(tokens[start - 2])) start -= 1;
  if (opensQuoted(tokens[start - 1])) start -= 1;
  const asides = overDashes(tokens, start) ?? overAsides(walk, start);
  if (asides === undefined) return undefined;
  const end = asides.end === start ? beforeTime(tokens, start) : asides.end;
  const last = tokens[end - 1];
  if (last !== undefined && relatives.has(last.lower)) return { from: end - 1, to: end };
  const range = trimLeft(tokens, { from: startOf(walk, end, asides.end !== start), to: end });
  if (range === undefined || range.from >= end || !endsAsNoun(tokens, end)) return undefined;
  if (asides.end === start) return { from: range.from, to: end };
  // "Khan, head of the union, which …, said": the union is described, not who speaks.
  const nested =
    relatives.has(tokens[end + 1]?.lower ?? "") && tokens.slice(range.from, end).some(isComma);
  return { from: range.from, to: nested ? end + 1 : Math.max(end, Math.min(asides.to, start)) };
};

/** voter fraud “would be …”: the quote begins at the verb. */
const opensQuoted = (token: Token | undefined): boolean =>
  token !== undefined && token.quoted !== true && /^["“‘]$/.test(token.text);

const endsAsNoun = (tokens: readonly Token[], end: number): boolean => {
  const last = tokens[end - 1];
  return (
    last !== undefined &&
    (isHead(last) ||
      last.text === ")" ||
      last.pos === "DET" ||
      last.pos === "ADJ" ||
      /^["”’]$/.test(last.text))
  );
};
