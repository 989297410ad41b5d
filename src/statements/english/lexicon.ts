import type { Force } from "../../model/statement.ts";
import { doubling, irregular, verbClasses } from "./verbs.ts";

/** A verb that can attribute, as the rules see it. */
export interface CueVerb {
  lemma: string;
  /** Particle or prepositions that must follow, in order. */
  rest: readonly string[];
  frames: string;
  force: Force;
}

const sForm = (verb: string): string => {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
};

const stemFor = (verb: string, suffix: string): string => {
  if (doubling.has(verb)) return `${verb}${verb.at(-1)}${suffix}`;
  if (/[^aeiou]y$/.test(verb) && suffix === "ed") return `${verb.slice(0, -1)}ied`;
  if (verb.endsWith("ie") && suffix === "ing") return `${verb.slice(0, -2)}ying`;
  if (/[^eo]e$|ue$/.test(verb)) return `${verb.slice(0, -1)}${suffix}`;
  return verb.endsWith("e") && suffix === "ed" ? `${verb}d` : `${verb}${suffix}`;
};

/** All forms of a regular or listed verb: base, -s, past, participles. */
export const formsOf = (verb: string): string[] => [
  verb,
  sForm(verb),
  stemFor(verb, "ing"),
  ...(irregular[verb] ?? [stemFor(verb, "ed")]),
];

const addVerb = (index: Map<string, CueVerb[]>, cue: CueVerb): void => {
  for (const form of new Set(formsOf(cue.lemma))) {
    const found = index.get(form);
    if (found === undefined) index.set(form, [cue]);
    else found.push(cue);
  }
};

const merged = (): CueVerb[] => {
  const byName = new Map<string, CueVerb>();
  for (const { force, frames, verbs } of verbClasses)
    for (const name of verbs.split(/\s+/).filter(Boolean)) {
      const [lemma = name, ...rest] = name.split("_");
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { lemma, rest, frames, force });
      else known.frames = [...new Set(known.frames + frames)].join("");
    }
  return [...byName.values()];
};

const buildIndex = (): ReadonlyMap<string, readonly CueVerb[]> => {
  const index = new Map<string, CueVerb[]>();
  for (const cue of merged()) addVerb(index, cue);
  // The longest wins: "speak out against" before "speak out".
  for (const cues of index.values()) cues.sort((a, b) => b.rest.length - a.rest.length);
  return index;
};

/** From any form, in lower case, to the cue verbs it can be. */
export const cueVerbs: ReadonlyMap<string, readonly CueVerb[]> = buildIndex();
