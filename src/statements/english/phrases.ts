import { opensAside } from "./asides.ts";
import { holdsClause, nounPhraseEnd, sentenceBody } from "./content.ts";
import { contentEnd } from "./content-end.ts";
import type { Found } from "./found.ts";
import type { Group } from "./groups.ts";
import { asideEnd } from "./inverted.ts";
import type { CueVerb } from "./lexicon.ts";
import { isComma, type Range, type Walk } from "./walk.ts";
import { cueNouns, sourcePhrases } from "./words.ts";

const phraseWords = sourcePhrases.map((phrase) => phrase.split(" "));

const cue = (lemma: string, force: CueVerb["force"]): CueVerb => ({
  lemma,
  rest: [],
  frames: "",
  force,
});

const none: Group = {
  from: -1,
  to: -1,
  head: -1,
  kind: "finite",
  passive: false,
  negated: false,
  cues: [],
};

/** One look at the first letter spares most words the list. */
const firstLetters = new Set(phraseWords.map(([first]) => first.charCodeAt(0)));

const matchAt = ({ tokens }: Walk, at: number): number => {
  if (!firstLetters.has(tokens[at].lower.charCodeAt(0))) return 0;
  const fits = phraseWords.find((words) =>
    words.every((word, index) => tokens[at + index]?.lower === word),
  );
  return fits?.length ?? 0;
};

const sourceEnd = ({ tokens }: Walk, from: number): number => {
  let at = from;
  while (
    at < tokens.length &&
    !/^[,.;:?!—–]$/.test(tokens[at]?.text ?? "") &&
    tokens[at]?.pos !== "QUOTE"
  )
    at += 1;
  return at;
};

const contentBefore = ({ tokens }: Walk, at: number): Range => {
  let to = at;
  while (to > 0 && tokens[to - 1]?.text === ",") to -= 1;
  return { from: 0, to };
};

/** "…, according to Khan, head of the commission" */
const withAside = ({ tokens }: Walk, { to }: Range): number =>
  opensAside(tokens[to + 1], tokens[to - 1]) ? asideEnd(tokens, to + 1) : to;

/** "According to the report, …" and "…, according to the report". */
const accordingTo = (walk: Walk): Found[] => {
  const found: Found[] = [];
  const { tokens } = walk;
  for (let at = 0; at < tokens.length; at += 1) {
    const length = matchAt(walk, at);
    if (length === 0) continue;
    const leads = at <= 1 || tokens[at - 1]?.pos === "CCONJ";
    const source = { from: at + length, to: sourceEnd(walk, at + length) };
    if (!leads && isComma(tokens[source.to]) && tokens[source.to + 1] !== undefined)
      source.to = withAside(walk, source);
    const content = leads
      ? { from: source.to + 1, to: contentEnd(walk, source.to + 1, none) }
      : contentBefore(walk, at);
    if (content.from < content.to)
      found.push({
        source,
        cue: { from: at, to: at + length },
        content: [content],
        verb: cue("according to", "say"),
        group: undefined,
      });
  }
  return found;
};

/** "allegations by PTI that …", "PTI's claim that …". */
const nominal = (walk: Walk): Found[] => {
  const found: Found[] = [];
  const { tokens } = walk;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.pos !== "NOUN" || !cueNouns.has(token.lower)) continue;
    const one = nominalAt(walk, at);
    if (one !== undefined) found.push(one);
  }
  return found;
};

/** "claims of fraud", "PTI's allegations of rigging". */
const takesOf = /^(?:allegation|accusation|claim|charge|complaint|warning|denial|admission)s?$/;

const withOf = (walk: Walk, at: number, source: Range | undefined): Found | undefined => {
  const content = {
    from: at + 2,
    to: Math.min(nounPhraseEnd(walk.tokens, at + 2), sentenceBody(walk.tokens)),
  };
  if (content.from >= content.to) return undefined;
  const noun = walk.tokens[at].lower;
  return {
    source,
    cue: { from: at, to: at + 2 },
    content: [content],
    verb: cue(noun, nounForce(noun)),
    group: undefined,
  };
};

const nounForce = (noun: string): CueVerb["force"] => {
  if (/^(?:allegation|accusation|charge|complaint)/.test(noun)) return "allege";
  if (noun.startsWith("denial")) return "deny";
  if (/^(?:admission|acknowledg)/.test(noun)) return "concede";
  return /^(?:claim|assertion|contention|insistence|argument)/.test(noun) ? "claim" : "say";
};

const nominalAt = (walk: Walk, at: number): Found | undefined => {
  const { tokens } = walk;
  if (/^(?:express|voic|rais|ha[sdv]|mak|made|issu|shar)/.test(verbBefore(walk, at)))
    return undefined;
  const by = /^(?:by|from)$/.test(tokens[at + 1]?.lower ?? "");
  const source = by
    ? { from: at + 2, to: nounPhraseEnd(tokens, at + 2) }
    : possessorBefore(walk, at);
  const that = by ? (source?.to ?? at) : at + 1;
  if (!by && tokens[that]?.lower === "of" && takesOf.test(tokens[at].lower))
    return withOf(walk, at, source);
  if (tokens[that]?.lower !== "that") return undefined;
  const content = { from: that, to: contentEnd(walk, that, none) };
  if (!holdsClause(walk, { from: content.from + 1, to: content.to })) return undefined;
  const to = by ? at + 2 : at + 1;
  return {
    source,
    cue: { from: at, to },
    content: [content],
    verb: cue(tokens[at]?.lower ?? "", nounForce(tokens[at]?.lower ?? "")),
    group: undefined,
  };
};

const verbBefore = ({ tokens, groups }: Walk, at: number): string => {
  const group = groups.find(({ to }) => to <= at && to >= at - 3);
  return tokens[group?.head ?? -1]?.lower ?? "";
};

const possessorBefore = ({ tokens }: Walk, at: number): Range | undefined => {
  const before = tokens[at - 1];
  if (before === undefined) return undefined;
  if (/^(?:his|her|their|its|my|our|your)$/.test(before.lower)) return { from: at - 1, to: at };
  if (!/['’]s?$/.test(before.text)) return undefined;
  let from = at - 1;
  while (from > 0 && /^(?:PROPN|DET|ADJ|NOUN)$/.test(tokens[from - 1]?.pos ?? "")) from -= 1;
  return { from, to: at };
};

/** "Sanders: Clinton needs to …": a headline with its speaker before a colon. */
const headline = ({ tokens }: Walk): Found[] => {
  if (tokens[0]?.pos !== "PROPN") return [];
  let at = 1;
  while (at < 4 && tokens[at]?.pos === "PROPN") at += 1;
  if (tokens[at]?.text !== ":" || tokens.length > 40) return [];
  const content = { from: at + 1, to: sentenceBody(tokens) };
  if (content.to - content.from < 3) return [];
  return [
    {
      source: { from: 0, to: at },
      cue: { from: at, to: at + 1 },
      content: [content],
      verb: cue(":", "say"),
      group: undefined,
    },
  ];
};

/** “…” — Krystal Correa: a quote and who signs it. */
const signature = ({ tokens }: Walk): Found[] => {
  const at = tokens.findIndex(({ pos }) => pos === "QUOTE") + 1;
  if (at === 0 || !/^(?:—|–|―|-|--)$/.test(tokens[at]?.text ?? "")) return [];
  const to = sentenceBody(tokens);
  const name = tokens.slice(at + 1, to);
  if (name.length === 0 || name.length > 8 || name[0]?.pos !== "PROPN") return [];
  return [
    {
      source: { from: at + 1, to },
      cue: { from: at, to: at + 1 },
      content: [{ from: at - 1, to: at }],
      verb: cue("—", "say"),
      group: undefined,
    },
  ];
};

/** Attributions that no verb carries. */
export const phraseAttributions = (walk: Walk): Found[] => [
  ...accordingTo(walk),
  ...nominal(walk),
  ...headline(walk),
  ...signature(walk),
];
