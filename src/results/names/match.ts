import { editDistance } from "../../lib/suggest.ts";
import { latinWords, skeleton } from "./sound.ts";

/** Something with a name: its id, and other names it is known by. */
export interface Named {
  id: string;
  aliases?: readonly string[];
}

/** Two names that may be one. Only a person can say that they are: nothing is applied. */
export interface NameProposal {
  from: string;
  to: string;
  how: "exact" | "alias" | "similar";
  /** 0 to 1; 1 for exact and alias. */
  score: number;
}

const tidy = (name: string): string =>
  name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

const wordScore = (a: string, b: string): number => {
  if (a === b) return 1;
  const spelt = 1 - editDistance(a, b) / Math.max(a.length, b.length);
  const [x, y] = [skeleton(a), skeleton(b)];
  const sound = (1 - editDistance(x, y) / Math.max(x.length, y.length, 1)) ** 1.5;
  // Short skeletons agree by chance: “Ali” and “Alia” sound alike, “Ali” and “Lee” must not.
  const weight = Math.min(1, Math.min(x.length, y.length) / 2);
  return Math.max(spelt, sound * (0.55 + 0.4 * weight));
};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/**
 * How alike two names of any scripts are, 0 to 1: their words in Latin letters, each with the best of the other, compared by
 * spelling and by consonants. A name with more words than the other loses a little for each.
 */
export const nameSimilarity = (a: string, b: string): number => {
  const [short, long] = [latinWords(a), latinWords(b)].sort((x, y) => x.length - y.length);
  if (short.length === 0) return 0;
  const free = [...long];
  const scores = short.map((word) => {
    const each = free.map((other) => wordScore(word, other));
    const best = each.indexOf(Math.max(...each));
    free.splice(best, 1);
    return each[best];
  });
  // A weak word is not made good by strong ones: two of one family differ in one word alone.
  const mean = 0.5 * (sum(scores) / scores.length) + 0.5 * Math.min(...scores);
  const whole =
    1 - 0.08 * (long.length - short.length) - (short.length === 1 && long.length > 1 ? 0.15 : 0);
  return Math.max(0, mean * whole);
};

const least = 0.72;

const bestOf = (from: Named, to: readonly Named[]): NameProposal | undefined => {
  const scored = to
    .map(({ id, aliases = [] }) => ({
      id,
      score: Math.max(...[id, ...aliases].map((name) => nameSimilarity(from.id, name))),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score < least) return undefined;
  // Two that are about as near leave the choice open, and a proposal would make it.
  if (second && first.score - second.score < 0.05) return undefined;
  return { from: from.id, to: first.id, how: "similar", score: Number(first.score.toFixed(3)) };
};

const direct = (from: Named, to: readonly Named[]): NameProposal | undefined => {
  const name = tidy(from.id);
  const exact = to.find(({ id }) => tidy(id) === name);
  if (exact) return { from: from.id, to: exact.id, how: "exact", score: 1 };
  const known = new Set([name, ...(from.aliases ?? []).map(tidy)]);
  const alias = to.find(({ id, aliases = [] }) =>
    [id, ...aliases].some((one) => known.has(tidy(one))),
  );
  return alias && { from: from.id, to: alias.id, how: "alias", score: 1 };
};

/**
 * Which name of one list is which of another: exact (letter case and spaces aside), by an alias, or similar across spellings
 * and scripts. Each is used once; similar ones are proposals for a person to confirm in the descriptor's `names`.
 */
export const proposeNames = (from: readonly Named[], to: readonly Named[]): NameProposal[] => {
  const sure = from.flatMap((one) => direct(one, to) ?? []);
  const [doneFrom, doneTo] = [new Set(sure.map((p) => p.from)), new Set(sure.map((p) => p.to))];
  const restTo = to.filter(({ id }) => !doneTo.has(id));
  const similar = from
    .filter(({ id }) => !doneFrom.has(id))
    .flatMap((one) => bestOf(one, restTo) ?? [])
    .sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  const kept = similar.filter(({ to }) => !taken.has(to) && taken.add(to));
  return [...sure, ...kept];
};
