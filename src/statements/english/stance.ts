import { subjectOf } from "./before-content.ts";
import { lower as word } from "./content.ts";
import { contentEnd, phraseEnd } from "./content-end.ts";
import { trimmed } from "./content-for.ts";
import type { Found } from "./found.ts";
import type { Group } from "./groups.ts";
import { type CueVerb, formsOf } from "./lexicon.ts";
import { subjectBefore } from "./subject.ts";
import type { Walk } from "./walk.ts";
import { cueNouns, opinionAdjectives, stanceNouns } from "./words.ts";

const adjective: CueVerb = { lemma: "be", rest: [], frames: "c", force: "believe" };

/** "is convinced that", "were not sure". */
export const opinion = (walk: Walk, group: Group): Found | undefined => {
  const { tokens } = walk;
  let at = opinionAdjectives.has(word(tokens, group.head)) ? group.head : group.to;
  while (tokens[at]?.pos === "ADV") at += 1;
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

const lightVerbs = new Set(
  [
    "express",
    "voice",
    "raise",
    "make",
    "issue",
    "share",
    "show",
    "offer",
    "give",
    "take",
    "reiterate",
    "hold",
    "declare",
  ]
    .flatMap(formsOf)
    .concat("has", "have", "had", "having"),
);

/** "have expressed deep concern about", "voiced doubts that": the noun is part of the cue. */
export const lightCue = (walk: Walk, group: Group): Found | undefined => {
  const { tokens } = walk;
  if (group.kind === "infinitive" || group.passive || !lightVerbs.has(word(tokens, group.head)))
    return undefined;
  let at = group.head + 1;
  while (at < group.head + 4 && /^(?:DET|ADJ|PRON)$/.test(tokens[at]?.pos ?? "")) at += 1;
  const noun = tokens[at];
  if (noun?.pos !== "NOUN" || !(cueNouns.has(noun.lower) || stanceNouns.has(noun.lower)))
    return undefined;
  const next = word(tokens, at + 1);
  if (!/^(?:that|about|over|for|at|of|on|against|regarding|into|in|with|to)$/.test(next))
    return undefined;
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
