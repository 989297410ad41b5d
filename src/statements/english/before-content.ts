import { endsQuoted } from "./after-content.ts";
import { text as mark, lower as word } from "./content.ts";
import { contentFor } from "./content-for.ts";
import { cueRange } from "./cue-range.ts";
import type { Found } from "./found.ts";
import type { Group } from "./groups.ts";
import { subjectBefore } from "./subject.ts";
import type { Range, Walk } from "./walk.ts";
import { relatives } from "./words.ts";

/** "the claims made in the clips": a participle that goes with the noun, not a verb with a subject. */
const isReduced = ({ tokens }: Walk, { from, to, cues }: Group): boolean =>
  to - from === 1 &&
  tokens[from - 1]?.pos === "NOUN" &&
  /(?:ed|en|made|held|sent)$/.test(word(tokens, from)) &&
  !cues.some(({ frames }) => frames.includes("q"));

/** The subject of an earlier verb that this one shares: "he went on, adding that", "called X and said Y". */
const sharedSubject = (walk: Walk, group: Group): Range | undefined => {
  const index = walk.groups.indexOf(group);
  let nearest: Range | undefined;
  for (let at = index - 1; at >= 0; at -= 1) {
    const earlier = walk.groups[at];
    if (earlier.kind !== "finite" || (at > 0 && isReduced(walk, earlier))) continue;
    const subject = subjectBefore(walk, earlier);
    if (subject === undefined || relatives.has(word(walk.tokens, subject.from))) continue;
    // "Smith said he had won and called it fair": the one who said it calls it, whoever "he" is.
    if (earlier.cues.some(({ frames }) => frames.includes("q"))) return subject;
    nearest ??= subject;
  }
  return nearest;
};

/** "Bemoaning the “phony system,” Trump said": the subject comes after. */
const frontedSubject = (walk: Walk, group: Group): Range | undefined => {
  if (group.from > 1) return undefined;
  for (const main of walk.groups) {
    if (main.kind !== "finite" || main.from <= group.to) continue;
    const subject = subjectBefore(walk, main);
    if (subject === undefined || subject.from <= group.to) continue;
    if (mark(walk.tokens, subject.from - 1) === "," || endsQuoted(walk.tokens, subject.from - 1))
      return subject;
  }
  return undefined;
};

/** "Nobody complained" says that nothing was said. */
const isNobody = ({ tokens }: Walk, { from, to }: Range): boolean =>
  to - from === 1 && /^(?:nobody|none|noone|neither)$/.test(word(tokens, from));

/** Who a verb group has for its subject, its own or one it shares. */
export const subjectOf = (walk: Walk, group: Group): Range | undefined => {
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
export const beforeContent = (walk: Walk, group: Group): Found | undefined => {
  if (group.kind === "infinitive") return undefined;
  const content = contentFor(walk, group);
  if (content === undefined) return undefined;
  const source = subjectOf(walk, group);
  if (source === undefined || isNobody(walk, source)) return undefined;
  return {
    source,
    cue: cueRange(walk.tokens, group),
    content: [...gapBefore(walk, source, content.range), content.range],
    verb: content.verb,
    group,
  };
};

/** "meddling the senator said is designed …", "which, Smith said, was …": the clause's subject stands before. */
const gapBefore = ({ tokens, groups, groupOf }: Walk, source: Range, content: Range): Range[] => {
  const group = groups[groupOf[content.from] ?? -1];
  if (group?.from !== content.from || group.kind !== "finite") return [];
  const at = mark(tokens, source.from - 1) === "," ? source.from - 2 : source.from - 1;
  if (relatives.has(word(tokens, at))) return [{ from: at, to: at + 1 }];
  if (at !== source.from - 1 || tokens[at]?.pos !== "NOUN") return [];
  let from = at;
  while (from > 0 && /^(?:DET|ADJ|NOUN|NUM)$/.test(tokens[from - 1].pos)) from -= 1;
  return [{ from, to: at + 1 }];
};
