import { lower } from "./content.ts";
import { contentEnd, phraseEnd } from "./content-end.ts";
import { trimmed } from "./content-for.ts";
import type { Found } from "./found.ts";
import type { Group } from "./groups.ts";
import type { CueVerb } from "./lexicon.ts";
import { subjectBefore } from "./subject.ts";
import type { Range, Walk } from "./walk.ts";

/** Verbs that in the passive report or judge without saying who does: "is expected to", "was accused of". */
const reporting = new Set(
  `expect believe think say report consider estimate project predict allege accuse charge suspect assume presume fear
   deem regard view describe criticize understand know rumor perceive hope forecast`.split(/\s+/),
);

const seeming = new Set(["seem", "appear"]);

/** The subject and what is said of it; an "it" that stands for nothing is left out. */
const withSubject = (walk: Walk, subject: Range, complement: Range): Range[] =>
  /^(?:it|there)$/.test(lower(walk.tokens, subject.from)) && subject.to - subject.from === 1
    ? [complement]
    : [subject, complement];

const find = (walk: Walk, group: Group, verb: CueVerb): Found | undefined => {
  const next = lower(walk.tokens, group.to);
  const joined = next === "as" || (next === "of" && /^(?:accuse|suspect)$/.test(verb.lemma));
  if (!joined && next !== "to" && next !== "that") return undefined;
  const subject = subjectBefore(walk, group);
  if (subject === undefined) return undefined;
  const from = joined ? group.to + 1 : group.to;
  const end = next === "that" ? contentEnd(walk, from, group) : phraseEnd(walk, from, group);
  const complement = trimmed(walk.tokens, { from, to: end });
  if (complement.from >= complement.to) return undefined;
  return {
    source: undefined,
    cue: { from: group.from, to: from },
    content: withSubject(walk, subject, complement),
    verb,
    group,
  };
};

const asking = /^(?:about|whether|if|why|how|to|what|when|who|for)$/;

/** "Asked whether …, Smith said", "When asked about …": who asked is not told. */
export const askedFirst = (walk: Walk, group: Group): Found | undefined => {
  const { tokens } = walk;
  const opens = group.from === 0 || (group.from === 1 && lower(tokens, 0) === "when");
  if (!opens || group.head !== group.from || !/^(?:asked|pressed)$/.test(lower(tokens, group.head)))
    return undefined;
  const of = /^(?:about|for)$/;
  const joined = of.test(lower(tokens, group.to - 1));
  if (!joined && !asking.test(lower(tokens, group.to))) return undefined;
  const from = !joined && of.test(lower(tokens, group.to)) ? group.to + 1 : group.to;
  const to = contentEnd(walk, from, { ...group, kind: "gerund" });
  const content = trimmed(tokens, { from, to });
  const [verb] = group.cues;
  if (verb === undefined || content.from >= content.to) return undefined;
  return {
    source: undefined,
    cue: { from: group.from, to: from },
    content: [content],
    verb,
    group,
  };
};

/** "Smith is expected to resign", "it is believed that …", "Smith seems to …": content without a source. */
export const unsourced = (walk: Walk, group: Group): Found | undefined => {
  if (group.kind !== "finite") return undefined;
  const verb = group.cues.find(({ lemma, rest }) =>
    group.passive ? reporting.has(lemma) && rest.length === 0 : seeming.has(lemma),
  );
  return verb === undefined ? undefined : find(walk, group, verb);
};
