import type { Hop } from "../model/statement.ts";
import type { Entities } from "./entities.ts";
import type { Grouped } from "./group.ts";
import type { Language } from "./language.ts";
import { type KnownRecording, Recordings } from "./recordings.ts";
import { emptyMemory, type Memory, resolveSource } from "./resolve.ts";
import type { Span } from "./token.ts";

/** A statement with the way it came to us. */
export interface Chained {
  group: Grouped;
  chain: Hop[];
  /** Recordings it rests on. */
  recordings: string[];
}

export interface ChainOptions {
  text: string;
  language: Language;
  entities: Entities;
  date: string | undefined;
  recordings: readonly KnownRecording[];
}

interface State extends ChainOptions {
  memory: Memory;
  tapes: Recordings;
  done: Map<Grouped, Chained>;
  groups: readonly Grouped[];
}

const cut = (text: string, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => text.slice(start, end)).join(" ");

const cueText = ({ text }: State, { cues }: Grouped): string => {
  const words = cut(text, cues);
  return (/\s\s|[^\S ]/.test(words) ? words.replaceAll(/\s+/gu, " ") : words).slice(0, 500);
};

const withCue = (hop: Hop, cue: string): Hop => (cue === "" ? hop : { ...hop, cue });

/** "a report in the newspaper Jang said, quoting Tessori": the paper, then whom it quotes. */
const newspaperIn = (source: string, { language, entities }: State): Hop | undefined => {
  const named = language.words.newspaper.exec(source)?.groups?.name;
  const outlet = entities.find(named ?? source).find(({ kind }) => kind === "outlet");
  if (outlet !== undefined) return { kind: "newspaper", id: outlet.id, name: named ?? source };
  return named === undefined ? undefined : { kind: "newspaper", name: named };
};

interface Sourced {
  hops: Hop[];
  tape: string | undefined;
}

const speakerHop = (state: State, source: string, speaker: Hop | undefined): Hop =>
  resolveSource(source, { ...state, speaker });

/** The voice a recording is named after: "another leaked audio with … Mustafa Kamal". */
const voiceIn = (state: State, phrase: string): Hop | undefined => {
  const person = state.entities.find(phrase).find(({ kind }) => kind === "person");
  if (person !== undefined) {
    const hop: Hop = {
      kind: "person",
      id: person.id,
      name: phrase.slice(person.start, person.end),
    };
    state.memory.person = hop;
    return hop;
  }
  const name =
    /(?:with|of|by|featuring)\s+(?:[^,]*\s)?((?:\p{Lu}[\p{L}'’-]+\s){1,3}\p{Lu}[\p{L}'’-]+)$/u.exec(
      phrase,
    )?.[1];
  return name === undefined ? undefined : speakerHop(state, name, undefined);
};

const lead = ({ text }: State, { sentence, main }: Grouped): string => {
  const stop = Math.min(
    main.source[0]?.start ?? sentence.start,
    main.cue[0]?.start ?? sentence.start,
  );
  return text.slice(sentence.start, Math.max(sentence.start, stop));
};

const isHeard = (state: State, group: Grouped): boolean =>
  state.language.words.heard.test(cueText(state, group)) ||
  state.tapes.openedIn(lead(state, group));

/** Words after the cue, "in the audio", at the sentence's end. */
const trailing = ({ text }: State, { sentence, main }: Grouped): string => {
  const from = Math.max(...main.cue.map(({ end }) => end), ...main.content.map(({ end }) => end));
  return text.slice(Math.min(from, sentence.end), sentence.end);
};

const tapeHop = (name: string): Hop => ({ kind: "recording", name });

const throughTape = (state: State, group: Grouped, source: string): Sourced | undefined => {
  if (state.tapes.mentionedIn(source)) {
    const voice = voiceIn(state, source);
    if (voice === undefined) return undefined;
    const tape = state.tapes.of(voice, source);
    return { hops: [tapeHop(tape), voice], tape };
  }
  if (!isHeard(state, group) && !state.tapes.mentionedIn(trailing(state, group))) return undefined;
  const voice = speakerHop(state, source, undefined);
  const tape = state.tapes.of(voice, lead(state, group));
  return { hops: [tapeHop(tape), voice], tape };
};

const throughPaper = (state: State, { quoted }: Grouped, source: string): Sourced | undefined => {
  const paper = newspaperIn(source, state);
  if (paper === undefined) return undefined;
  if (quoted === undefined) return { hops: [paper], tape: undefined };
  const voice = speakerHop(state, cut(state.text, [quoted]), undefined);
  return { hops: [paper, voice], tape: state.tapes.before(voice) };
};

/** What speaks about the recordings themselves does not rest on them. */
const isAbout = (state: State, group: Grouped): boolean =>
  /^(?:confirm|deny|dismiss)$/.test(group.main.force) ||
  state.tapes.mentionedIn(cut(state.text, group.content));

const plain = (state: State, group: Grouped, source: string): Sourced => {
  const voice = speakerHop(state, source, undefined);
  return { hops: [voice], tape: isAbout(state, group) ? undefined : state.tapes.before(voice) };
};

const outermost = (state: State, group: Grouped): Chained => {
  const source = cut(state.text, group.main.source);
  const { hops, tape } =
    throughTape(state, group, source) ??
    throughPaper(state, group, source) ??
    plain(state, group, source);
  const cue = cueText(state, group);
  const named = hops.map((hop, index) => (index === hops.length - 1 ? withCue(hop, cue) : hop));
  return {
    group,
    chain: [{ kind: "publication" }, ...named],
    recordings: tape === undefined ? [] : [tape],
  };
};

/** "We met the PML-N delegation and they told us": the group last named in the words around. */
const rememberGroup = (
  { text, entities, language, memory }: State,
  group: Grouped,
  outer: Chained,
): void => {
  const until = group.main.source[0]?.start ?? 0;
  const around = outer.group.content.find(({ start, end }) => start <= until && until <= end);
  if (around === undefined) return;
  const before = text.slice(Math.max(around.start, until - 300), until);
  const hop = groupIn(before, entities, language);
  if (hop !== undefined) memory.group = hop;
};

const namedGroup = /\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){0,3}\s+\p{Ll}+/gu;

const groupIn = (text: string, entities: Entities, { words }: Language): Hop | undefined => {
  const last = entities.find(text).findLast(({ kind }) => kind === "party" || kind === "alliance");
  if (last === undefined) {
    const names = [...text.matchAll(namedGroup)].map(([one]) => one);
    const name = names.findLast((one) => words.collective.test(one));
    return name === undefined ? undefined : { kind: "collective", name };
  }
  const noun = /^\s+(\p{Ll}+)/u.exec(text.slice(last.end))?.[1] ?? "";
  const name = text.slice(last.start, last.end);
  return words.collective.test(noun)
    ? { kind: "collective", name: `${name} ${noun}` }
    : { kind: "party", id: last.id, name };
};

const inner = (state: State, group: Grouped, outer: Chained): Chained => {
  const speaker = outer.chain.at(-1);
  const source = cut(state.text, group.main.source);
  if (state.language.words.group.test(source)) rememberGroup(state, group, outer);
  const voice = withCue(
    resolveSource(source, { ...state, speaker: group.main.inSpeech ? speaker : undefined }),
    cueText(state, group),
  );
  const same = speaker !== undefined && (speaker.id ?? speaker.name) === (voice.id ?? voice.name);
  return {
    group,
    chain: same ? outer.chain : [...outer.chain, voice].slice(0, 20),
    recordings: outer.recordings,
  };
};

const chainOf = (state: State, group: Grouped, depth: number): Chained => {
  const before = state.done.get(group);
  if (before !== undefined) return before;
  const parent = group.parent === undefined ? undefined : state.groups[group.parent];
  const chained =
    parent === undefined || depth > 15
      ? outermost(state, group)
      : inner(state, group, chainOf(state, parent, depth + 1));
  state.done.set(group, chained);
  return chained;
};

/** Somebody's wish inside what they are quoted with is not a further speaker. */
const isSpeech = ({ main, parent }: Grouped): boolean =>
  parent === undefined ? !main.inSpeech : main.force !== "believe";

/**
 * The chain of each statement: publication, then recording or newspaper, then who speaks, then whom they cite.
 * Statements inside another's begin with that one's chain.
 * @returns the chains, and every recording the text speaks of
 */
export const chainsOf = (
  groups: readonly Grouped[],
  options: ChainOptions,
): { chained: Chained[]; recordings: string[] } => {
  const state: State = {
    ...options,
    memory: emptyMemory(),
    tapes: new Recordings(options.language, options.text, options.recordings),
    done: new Map(),
    groups,
  };
  const chained = groups.filter(isSpeech).map((group) => chainOf(state, group, 0));
  return { chained, recordings: state.tapes.all() };
};
