import type { Attribution } from "../attribution.ts";
import { type Span, spanOf, type Token } from "../token.ts";
import {
  clauseContentStart,
  contentEnd,
  holdsClause,
  infinitiveStart,
  nounPhraseEnd,
  phraseEnd,
  sentenceBody,
} from "./content.ts";
import { findGroups, type Group } from "./groups.ts";
import { subjectAfter } from "./inverted.ts";
import type { CueVerb } from "./lexicon.ts";
import { phraseAttributions } from "./phrases.ts";
import { subjectBefore } from "./subject.ts";
import { type Range, type Walk, walkOf } from "./walk.ts";
import { cueNouns, opinionAdjectives, relatives, timeWords } from "./words.ts";

/** What a rule found, in tokens of one sentence. */
export interface Found {
  source: Range | undefined;
  cue: Range;
  content: Range[];
  verb: CueVerb;
  group: Group | undefined;
}

const word = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";
const mark = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";

const frame = (group: Group, letters: string): CueVerb | undefined =>
  group.cues.find(({ frames }) => letters.split("").some((letter) => frames.includes(letter)));

/** A colon that opens the content is part of the cue: "said:". */
const cueRange = (tokens: readonly Token[], { from, to }: Group): Range => ({
  from,
  to: mark(tokens, to) === ":" ? to + 1 : to,
});

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
  return [{ from: 0, to }];
};

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
const endsQuoted = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.quoted === true &&
  tokens[at + 1]?.quoted !== true &&
  /^[,.?!—–-]$/.test(mark(tokens, at - 1));

/** "…," she said / "…," said Smith / "…, Smith said". */
const afterContent = (walk: Walk, group: Group): Found | undefined => {
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
  if (source === undefined || !precededByContent(tokens, source.from)) return undefined;
  const speech =
    tokens[source.from - 1]?.pos === "QUOTE" || tokens[source.from - 2]?.pos === "QUOTE";
  if (!speech && (quotesNext(tokens, group.to) || !pausesSoon(tokens, group.to))) return undefined;
  if (!speech && !interrupts(walk, group) && !hasFinite(walk, source.from)) return undefined;
  return postposed(walk, group, { verb, source, end: source.from, after: group.to });
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

const trimmed = (tokens: readonly Token[], { from, to }: Range): Range => {
  let end = to;
  while (end > from && /^[,;:—–-]$/.test(mark(tokens, end - 1))) end -= 1;
  let start = from;
  while (start < end && /^[,;:]$/.test(mark(tokens, start))) start += 1;
  return { from: start, to: end };
};

type Fitting = { verb: CueVerb; range: Range } | undefined;

const fit = (walk: Walk, verb: CueVerb | undefined, range: Range): Fitting => {
  const content = trimmed(walk.tokens, range);
  return verb === undefined || content.from >= content.to ? undefined : { verb, range: content };
};

const clauseFor = (walk: Walk, group: Group): Fitting => {
  const verb = frame(group, "cq");
  if (verb === undefined) return undefined;
  const from = clauseContentStart(walk, group, verb.frames.includes("a"));
  const found = fit(walk, verb, { from, to: contentEnd(walk, from, group) });
  return found !== undefined && holdsClause(walk, found.range) ? found : undefined;
};

const infinitiveFor = (walk: Walk, group: Group): Fitting => {
  const verb = frame(group, "t") ?? frame(group, "a");
  const from = verb && infinitiveStart(walk, group, verb.frames.includes("a"));
  return from === undefined
    ? undefined
    : fit(walk, verb, { from, to: phraseEnd(walk, from, group) });
};

const objectFor = (walk: Walk, group: Group): Fitting => {
  const { tokens } = walk;
  const next = word(tokens, group.to);
  const verb = next.endsWith("ing") ? (frame(group, "g") ?? frame(group, "o")) : frame(group, "o");
  if (/^[,.;:?!)—–-]$/.test(mark(tokens, group.to)) || group.to >= sentenceBody(tokens))
    return undefined;
  const from =
    !/^['’]/.test(word(tokens, group.to + 1)) &&
    timeWords.has(next) &&
    !/^(?:this|last|next|then|now)$/.test(next)
      ? group.to + 1
      : group.to;
  const of = verb?.lemma === "accuse" ? ofAhead(tokens, from) : from;
  return fit(walk, verb, { from: of, to: phraseEnd(walk, of, group) });
};

/** "accused the North of recklessness": the content is what comes after "of". */
const ofAhead = (tokens: readonly Token[], from: number): number => {
  const at = tokens.findIndex(
    ({ lower }, index) => index >= from && index < from + 14 && lower === "of",
  );
  return at === -1 ? from : at + 1;
};

/** The content after the verb, by the verb's frames; undefined if nothing fits. */
const contentFor = (walk: Walk, group: Group): Fitting =>
  infinitiveFor(walk, group) ?? clauseFor(walk, group) ?? objectFor(walk, group);

/** "the claims made in the clips": a participle that goes with the noun, not a verb with a subject. */
const isReduced = ({ tokens }: Walk, { from, to, cues }: Group): boolean =>
  to - from === 1 &&
  tokens[from - 1]?.pos === "NOUN" &&
  /(?:ed|en|made|held|sent)$/.test(word(tokens, from)) &&
  !cues.some(({ frames }) => frames.includes("q"));

/** The subject of an earlier verb that this one shares: "he went on, adding that", "called X and said Y". */
const sharedSubject = (walk: Walk, group: Group): Range | undefined => {
  const index = walk.groups.indexOf(group);
  for (let at = index - 1; at >= 0; at -= 1) {
    const earlier = walk.groups[at];
    if (earlier.kind !== "finite" || (at > 0 && isReduced(walk, earlier))) continue;
    const subject = subjectBefore(walk, earlier);
    if (subject !== undefined && !relatives.has(word(walk.tokens, subject.from))) return subject;
  }
  return undefined;
};

/** "Bemoaning the “phony system,” Trump said": the subject comes after. */
const frontedSubject = (walk: Walk, group: Group): Range | undefined => {
  if (group.from > 1) return undefined;
  const main = walk.groups.find(({ kind, from }) => kind === "finite" && from > group.to);
  const subject = main && subjectBefore(walk, main);
  return subject !== undefined && subject.from > group.to ? subject : undefined;
};

const subjectOf = (walk: Walk, group: Group): Range | undefined => {
  if (group.kind === "finite") {
    const own = subjectBefore(walk, group);
    if (own !== undefined) return own;
    const before = walk.tokens[group.from - 1];
    const joined = before !== undefined && (before.pos === "CCONJ" || before.text === ",");
    return joined ? sharedSubject(walk, group) : undefined;
  }
  if (group.kind === "gerund") return sharedSubject(walk, group) ?? frontedSubject(walk, group);
  return undefined;
};

/** "Smith said (on Friday) that …", "Smith rejected …", "Smith vowed to …". */
const beforeContent = (walk: Walk, group: Group): Found | undefined => {
  if (group.kind === "infinitive") return undefined;
  const content = contentFor(walk, group);
  if (content === undefined) return undefined;
  const source = subjectOf(walk, group);
  if (source === undefined) return undefined;
  return {
    source,
    cue: cueRange(walk.tokens, group),
    content: [content.range],
    verb: content.verb,
    group,
  };
};

/** "was accused of using …", "was criticized by Smith": the subject is spoken about. */
const passiveVoice = (walk: Walk, group: Group): Found | undefined => {
  const verb = group.cues[0];
  if (verb === undefined || !group.passive || group.kind !== "finite") return undefined;
  const subject = subjectBefore(walk, group);
  if (subject === undefined) return undefined;
  const { tokens } = walk;
  const by = word(tokens, group.to) === "by" ? group.to + 1 : -1;
  if (by !== -1) {
    const source = { from: by, to: nounPhraseEnd(tokens, by) };
    return source.to > by
      ? { source, cue: { from: group.from, to: by }, content: [subject], verb, group }
      : undefined;
  }
  return undefined;
};

const adjective: CueVerb = { lemma: "be", rest: [], frames: "c", force: "believe" };

/** "is convinced that", "were not sure". */
const opinion = (walk: Walk, group: Group): Found | undefined => {
  const { tokens } = walk;
  const at = opinionAdjectives.has(word(tokens, group.head)) ? group.head : group.to;
  if (!opinionAdjectives.has(word(tokens, at)) || group.kind !== "finite") return undefined;
  const from = at + 1;
  if (!/^(?:that|whether|if|how|about)$/.test(word(tokens, from))) return undefined;
  const source = subjectBefore(walk, group);
  if (source === undefined || /^(?:it|this|that)$/.test(word(tokens, source.from)))
    return undefined;
  const takes = /^(?:about|of|with)$/.test(word(tokens, from)) ? from + 1 : from;
  const range = trimmed(tokens, { from: takes, to: contentEnd(walk, takes, group) });
  return { source, cue: { from: group.from, to: takes }, content: [range], verb: adjective, group };
};

const particles = new Set(["off", "up", "down", "out", "away", "in"]);

/** "backed off", "was sworn in": another verb than the one listed. */
const strayParticle = (walk: Walk, { to }: Group): boolean =>
  particles.has(word(walk.tokens, to)) &&
  !/^(?:DET|PROPN|NOUN|NUM|PRON)$/.test(walk.tokens[to + 1]?.pos ?? "");

const lightVerb =
  /^(?:express(?:es|ed|ing)?|voic(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|ha(?:s|ve|d|ving)|mak(?:e|es|ing)|made|issu(?:e|es|ed|ing)|shar(?:e|es|ed|ing))$/;

/** "have expressed deep concern about", "voiced doubts that": the noun is part of the cue. */
const lightCue = (walk: Walk, group: Group): Found | undefined => {
  const { tokens } = walk;
  if (group.kind === "infinitive" || group.passive || !lightVerb.test(word(tokens, group.head)))
    return undefined;
  let at = group.head + 1;
  while (at < group.head + 4 && /^(?:DET|ADJ|PRON)$/.test(tokens[at]?.pos ?? "")) at += 1;
  const noun = tokens[at];
  if (noun?.pos !== "NOUN" || !cueNouns.has(noun.lower)) return undefined;
  const next = word(tokens, at + 1);
  if (!/^(?:that|about|over|for|at|of|on|against|regarding)$/.test(next)) return undefined;
  const from = next === "that" ? at + 1 : at + 2;
  const source = subjectOf(walk, group);
  const range = trimmed(tokens, {
    from,
    to: next === "that" ? contentEnd(walk, from, group) : phraseEnd(walk, from, group),
  });
  if (source === undefined || range.from >= range.to) return undefined;
  const verb: CueVerb = { lemma: noun.lower, rest: [], frames: "", force: "say" };
  return { source, cue: { from: group.from, to: from }, content: [range], verb, group };
};

const ruleFor = (walk: Walk, group: Group): Found | undefined => {
  if (strayParticle(walk, group)) return undefined;
  const light = lightCue(walk, group);
  if (light !== undefined) return light;
  if (group.passive) return opinion(walk, group) ?? passiveVoice(walk, group);
  if (group.cues.length === 0) return opinion(walk, group);
  return afterContent(walk, group) ?? beforeContent(walk, group);
};

const quotedHow = (tokens: readonly Token[], content: readonly Range[]): Attribution["quoted"] => {
  const inside = content.flatMap(({ from, to }) => tokens.slice(from, to));
  if (inside.every(({ pos }) => pos === "QUOTE")) return "direct";
  return inside.some(({ pos, text }) => pos === "QUOTE" || /^["“”«»]$/.test(text))
    ? "mixed"
    : "indirect";
};

const spans = (tokens: readonly Token[], ranges: readonly Range[]): Span[] =>
  ranges.map(({ from, to }) => spanOf(tokens, from, to));

const toAttribution = (tokens: readonly Token[], found: Found): Attribution => ({
  source: found.source === undefined ? [] : spans(tokens, [found.source]),
  cue: spans(tokens, [found.cue]),
  content: spans(
    tokens,
    found.content.filter(({ from, to }) => from < to),
  ),
  force: found.verb.force,
  lemma: [found.verb.lemma, ...found.verb.rest].join(" "),
  negated: found.group?.negated ?? false,
  passive: found.group?.passive ?? false,
  quoted: quotedHow(tokens, found.content),
  inSpeech: tokens[found.cue.from]?.quoted === true,
});

/** All attributions of one sentence, direct speech folded into QUOTE tokens. */
export const sentenceAttributions = (tokens: readonly Token[]): Attribution[] => {
  const groups = findGroups(tokens);
  const walk = walkOf(tokens, groups);
  const found = groups.flatMap((group) => ruleFor(walk, group) ?? []);
  return [...found, ...phraseAttributions(walk)]
    .map((one) => toAttribution(tokens, one))
    .filter(({ content }) => content.length > 0);
};
