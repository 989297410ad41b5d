import type { Token } from "../token.ts";
import {
  clauseContentStart,
  holdsClause,
  infinitiveStart,
  lower,
  sentenceBody,
  text,
} from "./content.ts";
import { contentEnd, phraseEnd } from "./content-end.ts";
import type { Group } from "./groups.ts";
import type { CueVerb } from "./lexicon.ts";
import type { Range, Walk } from "./walk.ts";
import { timeWords } from "./words.ts";

/** The first verb of the group's cue that takes one of these frames. */
export const frame = (group: Group, letters: string): CueVerb | undefined =>
  group.cues.find(({ frames }) => letters.split("").some((letter) => frames.includes(letter)));

/** Without the marks at its edges. */
export const trimmed = (tokens: readonly Token[], { from, to }: Range): Range => {
  let end = to;
  while (end > from && /^[,;:—–-]$/.test(text(tokens, end - 1))) end -= 1;
  let start = from;
  while (start < end && /^[,;:]$/.test(text(tokens, start))) start += 1;
  return { from: start, to: end };
};

type Fitting = { verb: CueVerb; range: Range } | undefined;

const fit = (walk: Walk, verb: CueVerb | undefined, range: Range): Fitting => {
  const content = trimmed(walk.tokens, range);
  if (/^(?:and|but|or|yet)$/.test(lower(walk.tokens, content.from))) return undefined;
  return verb === undefined || content.from >= content.to ? undefined : { verb, range: content };
};

/** A verb that takes nothing but a clause: whatever has a finite verb after it is one. */
const isPlainSaying = ({ cues, kind }: Group): boolean =>
  kind === "finite" && cues.every(({ frames }) => frames.includes("q") && !/[oat]/.test(frames));

const holdsVerb = ({ groups, tokens }: Walk, { from, to }: Range): boolean =>
  /^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(tokens[from]?.pos ?? "") &&
  groups.some((one) => one.kind === "finite" && one.from >= from && one.from < to);

const clauseFor = (walk: Walk, group: Group): Fitting => {
  const verb = frame(group, "cq");
  if (verb === undefined) return undefined;
  const from = clauseContentStart(walk, group, verb.frames.includes("a"));
  const found = fit(walk, verb, { from, to: contentEnd(walk, from, group) });
  if (found === undefined) return undefined;
  return holdsClause(walk, found.range) || (isPlainSaying(group) && holdsVerb(walk, found.range))
    ? found
    : undefined;
};

const wanting = new Set(["urge", "encourage", "warn", "press", "order", "push", "want", "expect"]);

const infinitiveFor = (walk: Walk, group: Group): Fitting => {
  const verb = frame(group, "t") ?? frame(group, "a");
  const start = verb && infinitiveStart(walk, group, verb.frames.includes("a"));
  if (start === undefined) return undefined;
  // Who is to do it is part of what is wanted; who is merely told or asked is not.
  const from = wanting.has(verb?.lemma ?? "") ? group.to : start;
  return fit(walk, verb, { from, to: phraseEnd(walk, start, group) });
};

const objectFor = (walk: Walk, group: Group): Fitting => {
  const { tokens } = walk;
  const next = lower(tokens, group.to);
  const verb = next.endsWith("ing") ? (frame(group, "g") ?? frame(group, "o")) : frame(group, "o");
  if (/^[,.;:?!)—–-]$/.test(text(tokens, group.to)) || group.to >= sentenceBody(tokens))
    return undefined;
  const from =
    !/^['’]/.test(lower(tokens, group.to + 1)) &&
    timeWords.has(next) &&
    !/^(?:this|last|next|then|now)$/.test(next)
      ? group.to + 1
      : group.to;
  if (verb !== undefined && judging.has(verb.lemma) && !hasAs(walk, from)) return undefined;
  const of = verb?.lemma === "accuse" ? ofAhead(tokens, from) : from;
  return fit(walk, verb, { from: of, to: phraseEnd(walk, of, group) });
};

/** Verbs of sight and art that judge only with an "as": "sees the program as a way". */
const judging = new Set(["see", "paint", "cast", "frame", "treat"]);

const hasAs = ({ tokens, groupOf }: Walk, from: number): boolean => {
  for (let at = from; at < Math.min(from + 12, tokens.length); at += 1) {
    if (lower(tokens, at) === "as") return true;
    if ((groupOf[at] ?? -1) !== -1 || text(tokens, at) === ",") return false;
  }
  return false;
};

/** "accused the North of recklessness": the content is what comes after "of". */
const ofAhead = (tokens: readonly Token[], from: number): number => {
  const at = tokens.findIndex(
    ({ lower }, index) => index >= from && index < from + 14 && lower === "of",
  );
  return at === -1 ? from : at + 1;
};

/** The content after the verb, by the verb's frames; undefined if nothing fits. */
export const contentFor = (walk: Walk, group: Group): Fitting =>
  infinitiveFor(walk, group) ?? clauseFor(walk, group) ?? objectFor(walk, group);
