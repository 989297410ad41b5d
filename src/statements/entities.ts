import type { CaseFile } from "../model/case.ts";

/** Somebody or something the case knows, where a text names it. */
export interface Mention {
  kind: "person" | "party" | "outlet" | "alliance";
  id: string;
  start: number;
  end: number;
}

interface Known {
  kind: Mention["kind"];
  id: string;
}

/** Finds the people, parties, alliances and outlets of a case in a phrase, in order; the longest name wins. */
export interface Entities {
  find: (text: string) => Mention[];
  /** Who held an office whose name begins so, on a date: "the Governor". */
  holderOf: (title: string, date: string | undefined) => string | undefined;
  nameOf: (id: string) => string;
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, "\\$&");

/** Hyphens, apostrophes and spaces vary; so do letters with and without the zero-width joiner. */
const flexible = (name: string): string =>
  escape(name.normalize("NFKC"))
    .replaceAll(/\\-|‑/gu, "[-‑–]?")
    .replaceAll(/['’]/gu, "['’]")
    .replaceAll(/\s+/gu, "\\s+");

const namesOf = ({ people, parties, alliances, outlets }: CaseFile): [string, Known][] => [
  ...people.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((one): [string, Known] => [one, { kind: "person", id }]),
  ),
  ...parties.flatMap(({ id, name, aliases }) =>
    [id, name, ...aliases].map((one): [string, Known] => [one, { kind: "party", id }]),
  ),
  ...alliances.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((one): [string, Known] => [one, { kind: "alliance", id }]),
  ),
  ...outlets.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].map((one): [string, Known] => [one, { kind: "outlet", id }]),
  ),
];

const within = (date: string | undefined, from: string | undefined, to: string | undefined) =>
  date === undefined || ((from ?? "") <= date && date <= (to ?? "9999"));

const holder =
  ({ people }: CaseFile) =>
  (title: string, date: string | undefined) => {
    const wanted = title.toLowerCase().trim();
    if (wanted.length < 3) return undefined;
    const holders = people.filter(({ offices }) =>
      offices.some(({ office, from, to }) => {
        const name = office.toLowerCase();
        return within(date, from, to) && (name === wanted || name.startsWith(`${wanted} `));
      }),
    );
    return holders.length === 1 ? holders[0]?.id : undefined;
  };

/** An index of the names in case.yaml: one pattern, tried once over each phrase. */
export const entitiesOf = (file: CaseFile | undefined): Entities => {
  const names = (file === undefined ? [] : namesOf(file)).filter(([name]) => name.length > 1);
  names.sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const pattern =
    names.length === 0
      ? undefined
      : new RegExp(
          `(?<![\\p{L}\\p{N}])(?:${names.map(([name]) => `(${flexible(name)})`).join("|")})(?![\\p{L}\\p{N}])`,
          "giu",
        );
  // PTI and OTHER are names in capitals alone; "other" is a word.
  const sameCase = (match: RegExpExecArray): boolean => {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const name = names[index]?.[0] ?? "";
    return name !== name.toUpperCase() || match[0] === match[0].toUpperCase();
  };
  const toMention = (match: RegExpExecArray): Mention => {
    const index = match.slice(1).findIndex((group) => group !== undefined);
    const known = names[index]?.[1];
    return { ...known, start: match.index, end: match.index + match[0].length };
  };
  const byId = new Map(names.toReversed().map(([name, { id }]) => [id, name]));
  for (const { id, name } of file === undefined ? [] : [...file.people, ...file.parties])
    byId.set(id, name);
  return {
    find: (text) =>
      pattern === undefined ? [] : [...text.matchAll(pattern)].filter(sameCase).map(toMention),
    holderOf: file === undefined ? () => undefined : holder(file),
    nameOf: (id) => byId.get(id) ?? id,
  };
};
