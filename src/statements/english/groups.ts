import type { Token } from "../token.ts";
import { type CueVerb, cueVerbs } from "./lexicon.ts";
import { aspectual } from "./verbs.ts";
import { be, have } from "./words.ts";

/** A verb with its auxiliaries and adverbs: "has also said", "was accused of". */
export interface Group {
  from: number;
  /** After the last token of the cue, particles included. */
  to: number;
  head: number;
  kind: "finite" | "infinitive" | "gerund";
  passive: boolean;
  negated: boolean;
  cues: readonly CueVerb[];
}

const verbal = (token: Token | undefined): boolean => token?.pos === "VERB" || token?.pos === "AUX";
const nots = new Set(["not", "n't", "n’t", "never"]);
const letterN = 110;
/** Asked of every word: the first letter tells most apart before the set is looked into. */
const isNot = ({ lower }: Token): boolean => lower.charCodeAt(0) === letterN && nots.has(lower);
const asking = new Set(["when", "where", "how", "why"]);
const adverbial = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === "ADV" || isNot(token)) && !asking.has(token.lower);

const infinitiveMark = (token: Token | undefined): boolean => token?.lower === "to";

/** "went on to say", "continued to call for": the verb that follows is the cue. */
const stepOverAspect = (tokens: readonly Token[], head: number): number => {
  if (!aspectual.has(tokens[head]?.lower ?? "")) return head;
  let at = head + 1;
  while (tokens[at]?.lower === "on" || adverbial(tokens[at])) at += 1;
  if (infinitiveMark(tokens[at])) {
    at += 1;
    while (adverbial(tokens[at])) at += 1;
    return tokens[at]?.pos === "VERB" ? at : head;
  }
  const gerund = tokens[at];
  return at === head + 1 && gerund?.pos === "VERB" && gerund.lower.endsWith("ing") ? at : head;
};

const particle = (tokens: readonly Token[], cue: CueVerb, head: number): number | undefined => {
  let at = head + 1;
  for (const word of cue.rest) {
    if (tokens[at]?.lower !== word) return undefined;
    at += 1;
  }
  return at;
};

const none: readonly CueVerb[] = [];

const matchCues = (tokens: readonly Token[], head: number) => {
  const all = cueVerbs.get(tokens[head]?.lower ?? "") ?? none;
  if (all.length === 0 || (all.length === 1 && all[0].rest.length === 0))
    return { cues: all, to: head + 1 };
  for (const cue of all) {
    const to = particle(tokens, cue, head);
    if (to === undefined) continue;
    return {
      cues: all.filter(
        ({ rest }) =>
          rest.length === cue.rest.length && particle(tokens, { ...cue, rest }, head) === to,
      ),
      to,
    };
  }
  return { cues: [], to: head + 1 };
};

/** "wondering about", "know of": the preposition goes with the verb, whichever verb it is. */
const joining = new Set(["about", "of", "against"]);

const overPreposition = (
  tokens: readonly Token[],
  { cues, to }: { cues: readonly CueVerb[]; to: number },
): number => {
  if (!joining.has(tokens[to]?.lower ?? "") || cues.length === 0) return to;
  return cues.some(({ frames }) => frames.includes("o")) ? to + 1 : to;
};

const headOf = (tokens: readonly Token[], from: number): number => {
  let head = from;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token.pos === "VERB") return stepOverAspect(tokens, at);
    if (token.pos === "AUX") head = at;
    else if (!adverbial(token) && !(infinitiveMark(token) && verbal(tokens[at + 1]))) break;
  }
  return stepOverAspect(tokens, head);
};

/** As in: to “sow discord”. */
const opensQuote = /^["“‘]$/;

const kindOf = (tokens: readonly Token[], from: number, firstVerb: number): Group["kind"] => {
  const before = opensQuote.test(tokens[from - 1]?.text ?? "") ? from - 2 : from - 1;
  if (infinitiveMark(tokens[before]) || infinitiveMark(tokens[from])) return "infinitive";
  return (tokens[firstVerb]?.lower.endsWith("ing") ?? false) ? "gerund" : "finite";
};

const isParticiple = (word: string): boolean => /(?:ed|en|wn|ught|id|ld|nd|ung|t)$/.test(word);

const isPassive = (tokens: readonly Token[], from: number, head: number): boolean => {
  const lead = tokens.slice(from, head).findLast(({ pos }) => pos === "AUX" || pos === "VERB");
  return lead !== undefined && be.has(lead.lower) && isParticiple(tokens[head]?.lower ?? "");
};

/** "is heard saying", "was heard as saying": the second verb is the cue. */
const stepOverHeard = (tokens: readonly Token[], head: number): number => {
  if (!/^(?:heard|quoted|cited|seen|reported|recorded)$/.test(tokens[head]?.lower ?? ""))
    return head;
  const at = tokens[head + 1]?.lower === "as" ? head + 2 : head + 1;
  return tokens[at]?.pos === "VERB" && tokens[at]?.lower.endsWith("ing") ? at : head;
};

const firstVerbOf = (tokens: readonly Token[], from: number): number => {
  let at = from;
  while (at < tokens.length && !verbal(tokens[at])) at += 1;
  return at;
};

const groupAt = (tokens: readonly Token[], from: number): Group => {
  const first = firstVerbOf(tokens, from);
  const plainHead = headOf(tokens, first);
  const head = stepOverHeard(tokens, plainHead);
  const matched = matchCues(tokens, head);
  const { cues } = matched;
  const to = overPreposition(tokens, matched);
  return {
    from,
    to,
    head,
    kind: kindOf(tokens, from, first),
    passive: head === plainHead && isPassive(tokens, from, head),
    negated: tokens.slice(from, head).some(isNot),
    cues,
  };
};

/** Gerunds that only join a noun: "grievances regarding the distribution". */
const prepositional = new Set(["regarding", "concerning", "including", "according"]);

const startsGroup = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (verbal(token)) return !prepositional.has(token.lower);
  if (!adverbial(token) && !(token.lower === "to" && token.pos === "PART")) return false;
  let next = at + 1;
  while (adverbial(tokens[next])) next += 1;
  return verbal(tokens[next]);
};

/** All verb groups of a sentence, in order. */
export const findGroups = (tokens: readonly Token[]): Group[] => {
  const groups: Group[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (!startsGroup(tokens, at)) {
      at += 1;
      continue;
    }
    const group = groupAt(tokens, at);
    groups.push(group);
    at = Math.max(group.to, at + 1);
  }
  return groups;
};

export const isAuxiliary = (token: Token): boolean => be.has(token.lower) || have.has(token.lower);
