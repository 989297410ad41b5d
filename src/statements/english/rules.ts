import type { Attribution } from "../attribution.ts";
import { type Span, spanOf, type Token } from "../token.ts";
import { afterContent } from "./after-content.ts";
import { beforeContent } from "./before-content.ts";
import { nounPhraseEnd, lower as word } from "./content.ts";
import type { Found } from "./found.ts";
import { findGroups, type Group } from "./groups.ts";
import { phraseAttributions } from "./phrases.ts";
import { lightCue, opinion } from "./stance.ts";
import { subjectBefore } from "./subject.ts";
import { askedFirst, unsourced } from "./unsourced.ts";
import { type Range, type Walk, walkOf } from "./walk.ts";

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

const particles = new Set(["off", "up", "down", "out", "away", "in"]);

/** "backed off", "was sworn in": another verb than the one listed. */
const strayParticle = (walk: Walk, { to }: Group): boolean =>
  particles.has(word(walk.tokens, to)) &&
  !/^(?:DET|PROPN|NOUN|NUM|PRON)$/.test(walk.tokens[to + 1]?.pos ?? "");

const ruleFor = (walk: Walk, group: Group): Found | undefined => {
  if (strayParticle(walk, group)) return undefined;
  const light = lightCue(walk, group);
  if (light !== undefined) return light;
  if (group.passive)
    return opinion(walk, group) ?? passiveVoice(walk, group) ?? unsourced(walk, group);
  if (group.cues.length === 0) return opinion(walk, group);
  const asked = askedFirst(walk, group);
  if (asked !== undefined) return asked;
  return afterContent(walk, group) ?? unsourced(walk, group) ?? beforeContent(walk, group);
};

const quoteMarks = new Set(['"', "“", "”", "«", "»"]);

const quotedHow = (tokens: readonly Token[], content: readonly Range[]): Attribution["quoted"] => {
  let all = true;
  let any = false;
  for (const { from, to } of content)
    for (let at = from; at < to; at += 1) {
      const { pos, text } = tokens[at];
      const speech = pos === "QUOTE";
      all &&= speech;
      any ||= speech || (pos === "PUNCT" && quoteMarks.has(text));
    }
  if (all) return "direct";
  return any ? "mixed" : "indirect";
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
