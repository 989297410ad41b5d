import type { Hop, Origin, RepeatedText, Statement } from "../model/statement.ts";

/** Statements that go back to the same thing, and why they were taken as one. */
export interface OriginGroup {
  /** What they have in common; of several, the one most statements share. */
  origin: Origin;
  statements: string[];
  /** In words, one for each thing shared by two or more statements. Empty for a statement alone. */
  reasons: string[];
}

export interface OriginOptions {
  /** Texts that repeat another, as `findRepeats` gives them. */
  repeats?: readonly RepeatedText[];
}

/** Each text that repeats another, by its source. */
export type Taken = ReadonlyMap<string, RepeatedText>;

/** For {@link originsOfStatement}: asked once for many statements. */
export const takenOf = (repeats: readonly RepeatedText[] = []): Taken =>
  new Map(repeats.map((repeat) => [repeat.source, repeat]));

const fold = (name: string): string =>
  name.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();

const labelOf = (hop: Hop): string => hop.id ?? hop.name ?? hop.kind;

/** A source, then what it was taken from, and so on to the first; texts taken from each other end the way. */
const wayBack = (source: string, derived: Taken): string[] => {
  const way = new Set<string>();
  for (
    let at: string | undefined = source;
    at !== undefined && !way.has(at);
    at = derived.get(at)?.from
  )
    way.add(at);
  return [...way];
};

const voices = new Set<Hop["kind"]>(["publication", "outlet", "newspaper"]);

const recordingOrigin = (name: string): Origin => ({
  key: `recording:${fold(name)}`,
  kind: "recording",
  name,
});

const recordingsOf = ({ body }: Statement): Origin[] =>
  [
    ...body.chain.filter((hop) => hop.kind === "recording").map((hop) => labelOf(hop)),
    ...body.restsOn.flatMap((ground) => ("recording" in ground ? [ground.recording] : [])),
  ].map(recordingOrigin);

const voice = (name: string): Origin => ({
  key: `outlet:${fold(name)}`,
  kind: "publication",
  name,
});

/** In its own voice an outlet speaks for itself, and for the text it printed first or took from another. */
const ownVoiceOf = ({ body, target }: Statement, derived: Taken): Origin[] => {
  const hop = body.chain.at(-1);
  const name = hop?.id ?? hop?.name;
  const text = voice(wayBack(target.source, derived).at(-1) ?? target.source);
  return name === undefined ? [text] : derived.size === 0 ? [voice(name)] : [voice(name), text];
};

const farEnd = (statement: Statement, derived: Taken): Origin[] => {
  const hop = statement.body.chain.at(-1);
  if (hop === undefined || hop.kind === "publication") return ownVoiceOf(statement, derived);
  // Nothing shows that two people who are not named are two.
  if (hop.kind === "anonymous")
    return [{ key: "anonymous", kind: "anonymous", name: labelOf(hop) }];
  const kind = voices.has(hop.kind) ? "outlet" : hop.id === undefined ? "name" : "id";
  return [{ key: `${kind}:${fold(labelOf(hop))}`, kind: hop.kind, name: labelOf(hop) }];
};

/**
 * What one statement goes back to: the recordings it came through or rests on, and the far end of its chain.
 * @returns one origin or more, each once, recordings first
 */
export const originsOfStatement = (statement: Statement, derived: Taken = takenOf()): Origin[] => {
  const all = [...recordingsOf(statement), ...farEnd(statement, derived)];
  const byKey = new Map<string, Origin>();
  for (const origin of all) if (!byKey.has(origin.key)) byKey.set(origin.key, origin);
  return [...byKey.values()];
};

/** How it is known that these texts repeat another; empty where none does. */
export const copiesAmong = (sources: Iterable<string>, derived: Taken): string[] => {
  const ways = [...sources].flatMap((source) => wayBack(source, derived));
  return [...new Set(ways)].flatMap((source) => derived.get(source)?.reason ?? []);
};

const reasonFor = ({ kind, name }: Origin, count: number, copies: readonly string[]): string => {
  const which = count === 2 ? "both" : `all ${count}`;
  if (kind === "recording") return `${which} rest on the recording ${name}`;
  if (kind === "anonymous")
    return `${which} cite people who are not named, and nothing shows they are different people`;
  if (kind === "publication" && copies.length > 0)
    return `${which} are in the own voice of ${name}, or repeat it: ${copies.join("; ")}`;
  if (kind === "publication") return `${which} are in the own voice of ${name}`;
  return `${which} go back to ${name}`;
};

const findRoot = (parents: number[], at: number): number => {
  let root = at;
  while (parents[root] !== root) root = parents[root] ?? root;
  return root;
};

/** The members of each connected group, in the order they were given. */
const connect = (size: number, links: Iterable<readonly number[]>): number[][] => {
  const parents = Array.from({ length: size }, (_, index) => index);
  for (const [first, ...rest] of links)
    for (const other of rest)
      if (first !== undefined) parents[findRoot(parents, other)] = findRoot(parents, first);
  const groups = Map.groupBy(parents.keys(), (index) => findRoot(parents, index));
  return [...groups.values()].toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
};

interface Shared {
  origin: Origin;
  members: number[];
  /** Its place among the origins of a statement: recordings stand first. */
  place: number;
}

/** What most statements share; then recordings before voices; then by key, so that the order is always the same. */
const byWeight = (a: Shared, b: Shared): number =>
  b.members.length - a.members.length ||
  a.place - b.place ||
  (a.origin.key < b.origin.key ? -1 : 1);

const sharedOrigins = (perStatement: readonly Origin[][]): Map<string, Shared> => {
  const byKey = new Map<string, Shared>();
  for (const [index, origins] of perStatement.entries())
    for (const [place, origin] of origins.entries()) {
      const shared = byKey.get(origin.key) ?? { origin, members: [], place };
      shared.members.push(index);
      shared.place = Math.min(shared.place, place);
      byKey.set(origin.key, shared);
    }
  return byKey;
};

/**
 * The independent origins of a set of statements. Two statements are taken as one where they came through or rest
 * on one recording, where their chains end at the same source, where one text repeats the other, or where both
 * ends are anonymous; and so on from statement to statement, so that the count never says too much.
 * Statements a person rejected do not count.
 * @returns one group for each independent origin, in the order of the statements
 */
export const originsOf = (
  statements: readonly Statement[],
  { repeats }: OriginOptions = {},
): OriginGroup[] => {
  const derived = takenOf(repeats);
  const counted = statements.filter(({ body }) => body.status !== "rejected");
  const perStatement = counted.map((one) => originsOfStatement(one, derived));
  const shared = [...sharedOrigins(perStatement).values()];
  const groups = connect(
    counted.length,
    shared.map(({ members }) => members),
  );
  return groups.map((group) => {
    const inside = shared
      .filter(({ members }) => members.some((member) => group.includes(member)))
      .toSorted(byWeight);
    const [main] = inside;
    if (main === undefined) throw new Error("a statement without an origin");
    return {
      origin: main.origin,
      statements: group.map((index) => counted[index]?.id ?? ""),
      reasons: inside
        .filter(({ members }) => members.length > 1)
        .map(({ origin, members }) => {
          const sources = members.map((index) => counted[index]?.target.source ?? "");
          const copies = copiesAmong(new Set(sources), derived);
          return reasonFor(origin, members.length, copies);
        }),
    };
  });
};
