import type { Hop } from "../model/statement.ts";
import type { Entities, Mention } from "./entities.ts";
import type { Language } from "./language.ts";

/** Who was named so far, so that "he", "they" and surnames find them. */
export interface Memory {
  person: Hop | undefined;
  group: Hop | undefined;
  /** Surnames, to the hop of the full name. */
  surnames: Map<string, Hop>;
  /** Titles given to somebody in an aside: "Kamran Tessori, the Governor of Sindh". */
  titles: Map<string, Hop>;
}

export const emptyMemory = (): Memory => ({
  person: undefined,
  group: undefined,
  surnames: new Map(),
  titles: new Map(),
});

export interface ResolveOptions {
  entities: Entities;
  language: Language;
  /** Date of the text (ISO 8601), for offices. */
  date: string | undefined;
  memory: Memory;
  /** Who is being quoted, for "we" and "I" inside a quote. */
  speaker: Hop | undefined;
}

const clean = (source: string): string =>
  (/\s\s|[^\S ]/.test(source) ? source.replaceAll(/\s+/gu, " ") : source)
    .replace(/^["“‘'«\s]+/u, "")
    .slice(0, 300)
    .replace(/[,;:\s"”’»]{1,300}$/u, "");

/** The noun phrase before its asides: "Kamran Tessori" of "Kamran Tessori, the Governor of Sindh,". */
const headOf = (source: string): string => source.split(/,\s|\s[–—]/u)[0] ?? source;

const possessive = (text: string, { end }: Mention): boolean => /^['’]s?\s/u.test(text.slice(end));

const fromMention = (
  text: string,
  mentions: readonly Mention[],
  language: Language,
): Hop | undefined => {
  const own = mentions.filter((one) => !possessive(text, one));
  const person = own.find(({ kind }) => kind === "person");
  if (person !== undefined) return { kind: "person", id: person.id, name: text };
  const [first] = own;
  if (first === undefined) return undefined;
  const rest = `${text.slice(0, first.start)} ${text.slice(first.end)}`.replaceAll(
    /\([^)]*\)/gu,
    "",
  );
  if (first.kind === "outlet") return { kind: "outlet", id: first.id, name: text };
  if (first.kind === "alliance" || language.words.collective.test(rest))
    return { kind: "collective", name: text };
  return { kind: "party", id: first.id, name: text };
};

const looksLikeName = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3}\p{Lu}[\p{L}\p{M}'’-]+$/u;

/** PTI, MQM-P, or a long name with its letters in brackets: a body, not a person. */
const acronym = /^\p{Lu}{2,}[\p{Lu}\p{N}-]*$|\(\p{Lu}{2,}[\p{Lu}-]*\)\s*$/u;

const fromShape = (text: string, { language, memory, entities, date }: ResolveOptions): Hop => {
  const { words } = language;
  const bare = text.replace(words.titles, "");
  const known = memory.surnames.get(bare.split(" ").at(-1)?.toLowerCase() ?? "");
  const office = entities.holderOf(bare, date);
  if (office !== undefined) return { kind: "person", id: office, name: text };
  if (known !== undefined && bare.split(" ").length <= 2) return { ...known };
  const title = memory.titles.get(bare.toLowerCase());
  if (title !== undefined) return { ...title };
  if (acronym.test(bare)) return { kind: "collective", name: bare };
  if (words.collective.test(text)) return { kind: "collective", name: text };
  return looksLikeName.test(bare) || /^\p{Lu}[\p{L}’'-]+$/u.test(bare)
    ? { kind: "person", name: text }
    : { kind: "collective", name: text };
};

/** The name: before its asides, or the aside itself where a title comes first: "The Governor, Kamran Tessori,". */
const nameIn = (text: string, { entities, language }: ResolveOptions): string => {
  const head = headOf(text);
  const aside = text.slice(head.length).replace(/^[,\s]+/u, "");
  const named = looksLikeName.test(head) || entities.find(head).length > 0;
  const title = /^\p{L}+/u.exec(head)?.[0] ?? "";
  if (named || !language.words.titles.test(`${title} `)) return head;
  return looksLikeName.test(aside) ? aside : head;
};

const pronoun = (text: string, { language, memory, speaker }: ResolveOptions): Hop | undefined => {
  const { words } = language;
  if (text.length > 12) return undefined;
  if (words.speaker.test(text)) return speaker;
  if (words.person.test(text)) return memory.person;
  if (words.group.test(text)) return memory.group ?? memory.person;
  return undefined;
};

const remember = (hop: Hop, memory: Memory): void => {
  if (hop.kind === "person") {
    memory.person = hop;
    const surname = headOf(hop.name ?? "")
      .split(" ")
      .at(-1)
      ?.toLowerCase();
    if (surname && !memory.surnames.has(surname)) memory.surnames.set(surname, hop);
  } else memory.group = hop;
};

const rememberTitle = (aside: string, hop: Hop, { memory, language }: ResolveOptions): void => {
  const title = aside
    .replace(/^[,\s]+/u, "")
    .replace(language.words.titles, "")
    .toLowerCase();
  if (title === "") return;
  memory.titles.set(title, hop);
  const [short = ""] = title.split(" of ");
  if (short.length < 40) memory.titles.set(short, hop);
};

/**
 * Who a source is: someone of the case by id where the case knows the name, the office or the pronoun's referent;
 * else a name as the text gives it. A source kept unnamed stays unnamed.
 */
export const resolveSource = (source: string, options: ResolveOptions): Hop => {
  const text = clean(source);
  if (text === "") return { kind: "anonymous", name: "not said" };
  const earlier = pronoun(text, options);
  if (earlier !== undefined) return { ...earlier };
  if (options.language.words.anonymous.test(text)) return { kind: "anonymous", name: text };
  const head = nameIn(text, options);
  const hop =
    fromMention(head, options.entities.find(head), options.language) ?? fromShape(head, options);
  remember(hop, options.memory);
  if (hop.kind === "person")
    rememberTitle(text.replace(head, "").replaceAll(/^[,\s]+|[,\s]+$/gu, ""), hop, options);
  return hop;
};
